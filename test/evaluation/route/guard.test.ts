import assert from 'node:assert/strict';
import { judgeGuard } from '../../../server/src/evaluation/route/guard';
import type { Guard } from '../../../server/src/model/route';
import { noTeam, useIn } from '../../support/judge-code';

/** A guard in one line: what it demands, what it asks beside, and on what that rests. */
function print(guard: Guard): string {
  const sorts = [...new Set(guard.authorization.map(({ sort }) => sort))];
  return [guard.isPublic ? 'public' : guard.authentication, ...sorts, `by ${guard.by}`].join(' ');
}

const requireJwt = `
import jwt from 'jsonwebtoken';
function requireJwt(req, res, next) {
  const token = req.headers.authorization?.split(' ')[1];
  if (!token) return res.status(401).json({ error: 'no token' });
  try {
    req.user = jwt.verify(token, process.env.JWT_SECRET);
    next();
  } catch (err) {
    return res.status(401).json({ error: 'bad token' });
  }
}`;

const factory = `
import jwt from 'jsonwebtoken';
import { roleRights } from './roles';
const auth = (...required) => async (req, res, next) => {
  const user = await verify(req);
  if (required.length) {
    const rights = roleRights.get(user.role);
    if (!required.every((one) => rights.includes(one)) && req.params.userId !== user.id) return next(new Error('Forbidden'));
  }
  req.user = user;
  next();
};
async function verify(req) {
  return jwt.verify(req.headers.authorization, 'x');
}`;

const passport = `
const passport = require('passport');
function authenticate(type, isStrict) {
  return function auth(req, res, next) {
    if (req.user) return next();
    passport.authenticate(type, (err, user) => {
      if (err) return next(err);
      if (req.isHTML && !user && isStrict) { res.send('not signed in'); return; }
      if (!user && isStrict) throw new AppError('not signed in', 401);
      if (user) req.user = user;
      return next();
    })(req, res, next);
  };
}
function wrap(inner) {
  return function wrapped(...args) {
    const next = args[args.length - 1];
    return Promise.resolve(inner(...args)).catch(next);
  };
}`;

const javascript: Readonly<Record<string, readonly [code: string, says: string]>> = {
  'a token that is verified, or else refused': [`${requireJwt}\nuse(requireJwt);`, 'required by body'],
  'a token that is verified in a callback': [
    `const jwt = require('jsonwebtoken');
     function check(req, res, next) {
       const token = req.headers['authorization'];
       if (token == null) return res.sendStatus(401);
       jwt.verify(token, process.env.SECRET, (err, user) => {
         if (err) return res.sendStatus(403);
         req.user = user;
         next();
       });
     }
     use(check);`,
    'required by body',
  ],
  'a helper that answers with a text where it refuses': [
    `import { getToken } from 'next-auth/jwt';
     async function verifyToken(req) {
       const token = await getToken({ req });
       if (!token?.id) return 'You have to sign in.';
       if (token.exp < Date.now() / 1000) return 'Your session is over.';
       return token;
     }
     async function signedIn(req, res, next) {
       const token = await verifyToken(req);
       if (typeof token === 'string') return res.status(401).json({ response: token });
       next();
     }
     use(signedIn);`,
    'required by body',
  ],
  'a key without which the program refuses everybody, before a token is verified': [
    `import jwt from 'jsonwebtoken';
     function signedIn(req, res, next) {
       if (!process.env.SECRET) throw new Error('SECRET is missing');
       try { req.user = jwt.verify(req.headers.authorization, process.env.SECRET); } catch { return res.sendStatus(401); }
       next();
     }
     use(signedIn);`,
    'required by body',
  ],
  'a role that is looked up in an enumeration': [
    `import jwt from 'jsonwebtoken';
     const Role = { OWNER: 'OWNER', VIEWER: 'VIEWER' };
     async function owners(req, res, next) {
       const user = jwt.verify(req.headers.authorization, process.env.SECRET);
       const member = await prisma.member.findUnique({ where: { team_user: { team: req.params.team, userId: user.id } } });
       const role = Role[member.role];
       if (role !== Role.OWNER) return res.sendStatus(403);
       next();
     }
     use(owners);`,
    'required role by body',
  ],
  'a membership that is counted': [
    `import jwt from 'jsonwebtoken';
     async function members(req, res, next) {
       const user = jwt.verify(req.headers.authorization, process.env.SECRET);
       const rows = await prisma.member.findMany({ where: { teamId: req.params.team, userId: user.id } });
       if (rows.length === 0) return res.sendStatus(403);
       next();
     }
     use(members);`,
    'required tenant by body',
  ],
  'a membership that a function of fp-ts hands on': [
    `import jwt from 'jsonwebtoken';
     import * as E from 'fp-ts/Either';
     async function memberOf(team, user) {
       const row = await prisma.member.findFirst({ where: { teamId: team, userId: user.id } });
       if (!row) return E.left('not a member');
       return E.right(row);
     }
     async function members(req, res, next) {
       const user = jwt.verify(req.headers.authorization, process.env.SECRET);
       const member = await memberOf(req.params.team, user);
       if (E.isLeft(member)) return res.sendStatus(403);
       next();
     }
     use(members);`,
    'required tenant by body',
  ],
  'a token that is verified only if there is one': [
    `import jwt from 'jsonwebtoken';
     function attach(req, res, next) {
       const token = req.cookies.token;
       if (token) { try { req.user = jwt.verify(token, 'x'); } catch (e) {} }
       next();
     }
     use(attach);`,
    'optional by body',
  ],
  'a header that is only looked for': [
    `function hasToken(req, res, next) {
       if (!req.headers.authorization) return res.status(401).end();
       next();
     }
     use(hasToken);`,
    'none by body',
  ],
  'a refusal that forgets to return': [
    `import jwt from 'jsonwebtoken';
     function check(req, res, next) {
       let user = null;
       try { user = jwt.verify(req.headers.token, 'x'); } catch (e) { res.status(401).end(); }
       next();
     }
     use(check);`,
    'optional by body',
  ],
  'a session that has to be there': [
    `function isLoggedIn(req, res, next) { if (req.session.userId) return next(); res.redirect('/login'); }\nuse(isLoggedIn);`,
    'required by body',
  ],
  'Passport asked whether there is a user': [
    `const ensure = (req, res, next) => { if (!req.isAuthenticated()) { return res.status(401).json({}); } return next(); };\nuse(ensure);`,
    'required by body',
  ],
  'a role that is compared': [
    `export function adminOnly(req, res, next) { if (req.user.role !== 'admin') { return res.status(403).json({}); } next(); }\nuse(adminOnly);`,
    'required role by body',
  ],
  'a flag of the caller': [
    `const admin = (req, res, next) => (req.user && req.user.isAdmin ? next() : res.status(403).end());\nuse(admin);`,
    'required role by body',
  ],
  'a role that is only logged': [
    `function look(req, res, next) { if (req.user.role === 'admin') console.log('admin'); next(); }\nuse(look);`,
    'none by body',
  ],
  'a flag of the caller before a resolver of GraphQL': [
    `import { CanActivate } from '@nestjs/common'; import { GqlExecutionContext } from '@nestjs/graphql';
     class AdminGuard implements CanActivate { canActivate(context) { const { req } = GqlExecutionContext.create(context).getContext(); return req.user.isAdmin; } }
     use(AdminGuard);`,
    'required role by body',
  ],
  'the same where sockets keep the caller elsewhere': [
    `import { CanActivate } from '@nestjs/common'; import { GqlExecutionContext } from '@nestjs/graphql';
     class AdminGuard implements CanActivate {
       canActivate(context) {
         const { req, headers } = GqlExecutionContext.create(context).getContext();
         const request = headers ? headers : req;
         const user = request.user;
         if (user.isAdmin) return true;
         else return false;
       }
     }
     use(AdminGuard);`,
    'required role by body',
  ],
  'a factory that is given nothing': [`${factory}\nuse(auth());`, 'required by body'],
  'the same factory with a permission': [`${factory}\nuse(auth('manageUsers'));`, 'required role owner by body'],
  'a factory over roles': [
    `const allow = (...roles) => (req, res, next) => { if (!roles.includes(req.user.role)) return next(new Error('no')); next(); };\nuse(allow('admin', 'editor'));`,
    'required role by body',
  ],
  'the owner in the path': [
    `function self(req, res, next) { if (req.user.id !== req.params.id) return res.sendStatus(403); next(); }\nuse(self);`,
    'required owner by body',
  ],
  'the owner of a row': [
    `import Post from './post';
     const own = async (req, res, next) => {
       const post = await Post.findById(req.params.id);
       if (!post) return res.status(404).end();
       if (post.author.toString() !== req.user.id) return res.status(403).end();
       next();
     };
     use(own);`,
    'required owner by body',
  ],
  'a key of an API that is compared': [
    `function apiKey(req, res, next) { if (req.header('x-api-key') !== process.env.API_KEY) return res.status(401).end(); next(); }\nuse(apiKey);`,
    'required by body',
  ],
  'a credential that is looked up': [
    `import { Session } from './models';
     async function session(req, res, next) {
       const found = await Session.findOne({ token: req.headers['x-session-token'] });
       if (!found) return next(new Error('Unauthorized'));
       req.user = found.user;
       next();
     }
     use(session);`,
    'required by body',
  ],
  'a middleware that only goes on': [`use((req, res, next) => { req.time = 1; next(); });`, 'none by body'],
  'a validator': [
    `use((req, res, next) => { if (!req.body.name) return res.status(400).end(); next(); });`,
    'none by body',
  ],
  'a middleware behind a wrapper': [
    `import asyncHandler from 'express-async-handler';
     import jwt from 'jsonwebtoken';
     const protect = asyncHandler(async (req, res, next) => {
       let token;
       if (req.headers.authorization && req.headers.authorization.startsWith('Bearer')) {
         try {
           token = req.headers.authorization.split(' ')[1];
           const decoded = jwt.verify(token, process.env.JWT_SECRET);
           req.user = await User.findById(decoded.id).select('-password');
           next();
         } catch (error) { res.status(401); throw new Error('Not authorized'); }
       }
       if (!token) { res.status(401); throw new Error('no token'); }
     });
     use(protect);`,
    'required by body',
  ],
  'paths that are left out do not make it optional': [
    `import jwt from 'jsonwebtoken';
     const open = ['/login'];
     use((req, res, next) => { if (open.includes(req.path)) return next(); try { jwt.verify(req.headers.authorization, 'x'); next(); } catch { res.sendStatus(401); } });`,
    'required by body',
  ],
  'a package that is known': [
    `import { expressjwt } from 'express-jwt';\nuse(expressjwt({ secret: 'x', algorithms: ['HS256'] }));`,
    'required by library',
  ],
  'the same with the credential left to choice': [
    `import { expressjwt } from 'express-jwt';\nuse(expressjwt({ secret: 'x', credentialsRequired: false }));`,
    'optional by library',
  ],
  'Passport by hand': [
    `import passport from 'passport';
     const auth = (req, res, next) => passport.authenticate('jwt', { session: false }, (err, user) => { if (err || !user) return next(new Error('401')); req.user = user; next(); })(req, res, next);
     use(auth);`,
    'required by body',
  ],
  'Passport by hand in a promise, with the rights of a role': [
    `import passport from 'passport';
     const roleRights = new Map(Object.entries({ user: [], admin: ['manageUsers'] }));
     const verify = (req, resolve, reject, rights) => async (err, user, info) => {
       if (err || info || !user) return reject(new ApiError(401, 'Please authenticate'));
       req.user = user;
       if (rights.length) {
         const has = rights.every((right) => roleRights.get(user.role).includes(right));
         if (!has && req.params.userId !== user.id) return reject(new ApiError(403, 'Forbidden'));
       }
       resolve();
     };
     const auth = (...rights) => async (req, res, next) => new Promise((resolve, reject) => {
       passport.authenticate('jwt', { session: false }, verify(req, resolve, reject, rights))(req, res, next);
     }).then(() => next()).catch((err) => next(err));
     use(auth('manageUsers'));`,
    'required role owner by body',
  ],
  'Passport as a middleware': [
    `import passport from 'passport';\nuse(passport.authenticate('jwt', { session: false }));`,
    'required by library',
  ],
  'what guards nothing': [`import helmet from 'helmet';\nuse(helmet());`, 'none by library'],
  'one of two that are both credentials': [
    `import { some } from 'hono/combine';\nimport { bearerAuth } from 'hono/bearer-auth';\nimport { jwt } from 'hono/jwt';\nuse(some(bearerAuth({ token: 'x' }), jwt({ secret: 'x' })));`,
    'required by body',
  ],
  'one of two, of which one asks for no credential': [
    `import { some } from 'hono/combine';\nimport { bearerAuth } from 'hono/bearer-auth';\nimport { rateLimit } from './missing';\nuse(some(bearerAuth({ token: 'x' }), rateLimit()));`,
    'none by name',
  ],
  'all of two': [
    `import { every } from 'hono/combine';\nimport { bearerAuth } from 'hono/bearer-auth';\nconst admin = (c, next) => (c.get('user').role === 'admin' ? next() : c.json({}, 403));\nuse(every(bearerAuth({ token: 'x' }), admin));`,
    'required role by body',
  ],
  'a name without a body': [`import { requireAuth } from './missing';\nuse(requireAuth);`, 'required by name'],
  'a name for roles without a body': [
    `import { requireRole } from './missing';\nuse(requireRole('admin'));`,
    'unknown role by name',
  ],
  'a name that may mean either': [`import { protect } from './missing';\nuse(protect);`, 'unknown by name'],
  'a name that says nothing': [`import { frobnicate } from './missing';\nuse(frobnicate);`, 'unknown by nothing'],
  'a guard of Nest': [
    `@Injectable()
     class AuthGuard {
       constructor(private jwt: JwtService) {}
       async canActivate(context) {
         const request = context.switchToHttp().getRequest();
         const token = request.headers.authorization;
         if (!token) throw new UnauthorizedException();
         try { request.user = await this.jwt.verifyAsync(token, { secret: 'x' }); } catch { throw new UnauthorizedException(); }
         return true;
       }
     }
     import { JwtService } from '@nestjs/jwt';
     use(AuthGuard);`,
    'required by body',
  ],
  'a guard of roles without roles': [
    `class RolesGuard {
       constructor(private reflector: Reflector) {}
       canActivate(context) {
         const roles = this.reflector.getAllAndOverride('roles', [context.getHandler(), context.getClass()]);
         if (!roles) return true;
         const { user } = context.switchToHttp().getRequest();
         return roles.some((role) => user.roles?.includes(role));
       }
     }
     use(RolesGuard);`,
    'none by body',
  ],
  'a guard that extends that of Passport': [
    `import { AuthGuard } from '@nestjs/passport';\nclass JwtAuthGuard extends AuthGuard('jwt') {}\nuse(JwtAuthGuard);`,
    'required by library',
  ],
  'one that looks for public routes first': [
    `import { AuthGuard } from '@nestjs/passport';
     class JwtAuthGuard extends AuthGuard('jwt') {
       constructor(private reflector) { super(); }
       canActivate(context) {
         const isPublic = this.reflector.getAllAndOverride('isPublic', [context.getHandler()]);
         if (isPublic) return true;
         return super.canActivate(context);
       }
     }
     use(JwtAuthGuard);`,
    'required by body',
  ],
  'a membership of the caller that a service looks up, in Nest': [
    `import { GqlExecutionContext } from '@nestjs/graphql'; import * as E from 'fp-ts/Either';
     class Teams {
       constructor(private prisma: PrismaService) {}
       async find(id) { try { return E.right(await this.prisma.team.findUnique({ where: { id } })); } catch (e) { return E.left('none'); } }
       async member(teamId, userUid) {
         const member = await this.prisma.teamMember.findUnique({ where: { teamId_userUid: { teamId, userUid } } });
         if (!member) return null;
         return { role: Role[member.role] };
       }
     }
     class TeamGuard {
       constructor(private teams: Teams) {}
       async canActivate(context) {
         const { user } = GqlExecutionContext.create(context).getContext().req;
         const team = await this.teams.find(GqlExecutionContext.create(context).getArgs().id);
         const member = await this.teams.member(team.right.id, user.uid);
         if (!member) throw new Error('no member');
         return true;
       }
     }
     use(TeamGuard);`,
    'required tenant by body',
  ],
  'the role of a membership of the caller': [
    `class TeamGuard {
       async canActivate(context) {
         const { user, params } = context.switchToHttp().getRequest();
         const member = await this.prisma.member.findFirst({ where: { teamId: params.teamId, userId: user.id } });
         return ['owner', 'editor'].includes(member?.role);
       }
     }
     use(TeamGuard);`,
    'required role by body',
  ],
  'a membership of the caller before a route of Express': [
    `async function onlyMembers(req, res, next) {
       const member = await Member.findOne({ team: req.params.teamId, user: req.user.id });
       if (!member) return res.status(403).end();
       next();
     }
     use(onlyMembers);`,
    'required tenant by body',
  ],
  'a row of anybody that has to be there': [
    `async function found(req, res, next) {
       const team = await Team.findOne({ _id: req.params.teamId });
       if (!team) return res.status(404).end();
       next();
     }
     use(found);`,
    'none by body',
  ],
  'a token that something verifies which nobody can see': [
    `class AuthGuard {
       async canActivate(context) {
         const token = context.switchToHttp().getRequest().headers.authorization;
         if (!token) return false;
         return await this.tokens.validate(token);
       }
     }
     use(AuthGuard);`,
    'unknown by body',
  ],
  'a key that is looked up, with a result that a package wraps': [
    `import * as E from 'fp-ts/Either';
     class KeyGuard {
       async find(token) {
         try { return E.right(await this.prisma.apiKey.findUniqueOrThrow({ where: { token } })); } catch (e) { return E.left('none'); }
       }
       async canActivate(context) {
         const request = context.switchToHttp().getRequest();
         const key = await this.find(request.headers.authorization);
         if (E.isLeft(key)) throw new Error('no key');
         request.user = key.right.user;
         return true;
       }
     }
     use(KeyGuard);`,
    'required by body',
  ],
  'a switch that says whether the program does this at all': [
    `class FeatureGuard { canActivate() { return process.env.WITH_TEAMS; } }
     use(FeatureGuard);`,
    'none by body',
  ],
  'what a factory around Passport makes, in a wrapper that hands on all': [
    `${passport}
     use(wrap(authenticate('jwt', true)));`,
    'required by body',
  ],
  'the same where nobody has to be known': [
    `${passport}
     use(wrap(authenticate('jwt', false)));`,
    'optional by body',
  ],
  'a function that hangs on the request, by its name': [
    `use((request, reply) => request.isModerator(reply));`,
    'required role by body',
  ],
};

const python: Readonly<Record<string, readonly [code: string, says: string]>> = {
  'a decorator that verifies a token': [
    `import jwt
from functools import wraps
def token_required(f):
    @wraps(f)
    def decorated(*args, **kwargs):
        token = request.headers.get('Authorization')
        if not token:
            return jsonify({'message': 'missing'}), 401
        try:
            data = jwt.decode(token, key, algorithms=['HS256'])
        except Exception:
            return jsonify({'message': 'invalid'}), 401
        return f(data, *args, **kwargs)
    return decorated
from flask import request, jsonify
use(token_required)`,
    'required by body',
  ],
  'a decorator over roles': [
    `from flask_login import current_user
from flask import abort
def role_required(role):
    def decorator(f):
        def wrapper(*args, **kwargs):
            if current_user.role != role:
                abort(403)
            return f(*args, **kwargs)
        return wrapper
    return decorator
use(role_required('admin'))`,
    'required role by body',
  ],
  'a dependency that verifies a token': [
    `from fastapi import Depends, HTTPException
from fastapi.security import OAuth2PasswordBearer
import jwt
oauth2_scheme = OAuth2PasswordBearer(tokenUrl='token')
async def get_current_user(token: str = Depends(oauth2_scheme)):
    try:
        payload = jwt.decode(token, SECRET, algorithms=['HS256'])
    except jwt.InvalidTokenError:
        raise HTTPException(status_code=401)
    return payload
use(get_current_user)`,
    'required by body',
  ],
  'a dependency on it that asks for more': [
    `from fastapi import Depends, HTTPException
import jwt
def get_current_user(token: str = Depends(oauth2_scheme)):
    return jwt.decode(token, SECRET, algorithms=['HS256'])
def get_current_admin(user: User = Depends(get_current_user)):
    if not user.is_superuser:
        raise HTTPException(status_code=403)
    return user
use(get_current_admin)`,
    'required role by body',
  ],
  'a dependency that stands behind a name for its type': [
    `from typing import Annotated
from fastapi import Depends, HTTPException
import jwt
def get_current_user(session: SessionDep, token: TokenDep) -> User:
    try:
        payload = jwt.decode(token, settings.SECRET_KEY, algorithms=['HS256'])
        data = TokenPayload(**payload)
    except InvalidTokenError:
        raise HTTPException(status_code=401)
    user = session.get(User, data.sub)
    if not user:
        raise HTTPException(status_code=404)
    return user
CurrentUser = Annotated[User, Depends(get_current_user)]
def get_current_active_superuser(current_user: CurrentUser) -> User:
    if not current_user.is_superuser:
        raise HTTPException(status_code=403)
    return current_user
use(get_current_active_superuser)`,
    'required role by body',
  ],
  'a membership of the caller that has to be there': [
    `from fastapi import Depends, HTTPException
import jwt
def get_current_user(token: str = Depends(oauth2_scheme)):
    return jwt.decode(token, SECRET, algorithms=['HS256'])
def only_members(team_id: int, user: User = Depends(get_current_user)):
    if not Membership.objects.filter(user=user, team_id=team_id).exists():
        raise HTTPException(status_code=403)
use(only_members)`,
    'required tenant by body',
  ],
  'a class of roles that is called': [
    `from fastapi import Depends, HTTPException
import jwt
def get_current_user(token: str = Depends(oauth2_scheme)):
    return jwt.decode(token, SECRET, algorithms=['HS256'])
class RoleChecker:
    def __init__(self, allowed):
        self.allowed = allowed
    def __call__(self, user = Depends(get_current_user)):
        if user.role not in self.allowed:
            raise HTTPException(status_code=403)
use(RoleChecker(['admin']))`,
    'required role by body',
  ],
  'what only takes the token out': [
    `from fastapi.security import OAuth2PasswordBearer
oauth2_scheme = OAuth2PasswordBearer(tokenUrl='token')
use(oauth2_scheme)`,
    'none by library',
  ],
  'a caller that is only loaded': [
    `from flask import g, session
def load_user():
    user_id = session.get('user_id')
    if user_id is None:
        g.user = None
    else:
        g.user = User.query.get(user_id)
use(load_user)`,
    'optional by body',
  ],
  'a session that has to be there': [
    `from flask import g, redirect, url_for
def login_required(view):
    def wrapped_view(**kwargs):
        if g.user is None:
            return redirect(url_for('auth.login'))
        return view(**kwargs)
    return wrapped_view
use(login_required)`,
    'required by body',
  ],
  'a permission of Django REST framework': [
    `from rest_framework.permissions import BasePermission
class IsOwner(BasePermission):
    def has_object_permission(self, request, view, obj):
        return obj.owner == request.user
use(IsOwner)`,
    'required owner by body',
  ],
  'one that is known': [
    `from rest_framework.permissions import IsAuthenticated\nuse(IsAuthenticated)`,
    'required by library',
  ],
  'one for members of staff': [
    `from rest_framework.permissions import IsAdminUser\nuse(IsAdminUser)`,
    'required role by library',
  ],
  'a store of permissions, which guards nothing': [
    `from missing import PermissionRepository\nuse(PermissionRepository)`,
    'none by nothing',
  ],
  'login of Flask': [`from flask_login import login_required\nuse(login_required)`, 'required by library'],
  'a token that may be missing': [
    `from flask_jwt_extended import jwt_required\nuse(jwt_required(optional=True))`,
    'optional by library',
  ],
  'a role that is given to Flask-HTTPAuth': [
    `from flask_httpauth import HTTPTokenAuth\nauth = HTTPTokenAuth()\nuse(auth.login_required(role='admin'))`,
    'required role by library',
  ],
};

suite('guards', () => {
  test('names that a team uses for its own guards are known where no body is found', async () => {
    const team = { authentication: ['gatekeeper'], authorization: ['bouncer'], public: ['lobby'] };
    for (const [name, says] of [
      ['gatekeeper', 'required by team'],
      ['bouncer', 'unknown permission by team'],
      ['lobby', 'public by team'],
    ] as const) {
      const { use, values } = await useIn(`import { ${name} } from './missing';\nuse(${name});`);
      assert.equal(print(judgeGuard(use, values, team)), says);
    }
  });

  test('the framework is believed where no body is found', async () => {
    const { use, values } = await useIn(`import { session } from './missing';\nuse(session);`);
    assert.equal(print(judgeGuard({ ...use, means: 'authentication' }, values, noTeam)), 'required by framework');
    assert.equal(print(judgeGuard({ ...use, means: 'public' }, values, noTeam)), 'public by framework');
  });

  test('a guard of roles asks for the roles that a decorator gives', async () => {
    const code = `class RolesGuard {
      canActivate(context) {
        const roles = this.reflector.get('roles', context.getHandler());
        if (!roles) return true;
        return roles.includes(context.switchToHttp().getRequest().user.role);
      }
    }
    use(RolesGuard);`;
    const { use, values } = await useIn(code);
    assert.equal(print(judgeGuard(use, values, noTeam)), 'none by body');
    const { use: list } = await useIn(`use(['admin']);`);
    assert.equal(print(judgeGuard({ ...use, given: [list.value] }, values, noTeam)), 'required role by body');
  });

  for (const [name, [code, says]] of Object.entries(javascript)) {
    test(`JavaScript: ${name}`, async () => {
      const { use, values } = await useIn(code, 'main.ts');
      assert.equal(print(judgeGuard(use, values, noTeam)), says);
    });
  }

  for (const [name, [code, says]] of Object.entries(python)) {
    test(`Python: ${name}`, async () => {
      const { use, values } = await useIn(code, 'main.py');
      assert.equal(print(judgeGuard(use, values, noTeam)), says);
    });
  }
});
