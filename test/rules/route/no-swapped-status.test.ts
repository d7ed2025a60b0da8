import { noSwappedStatus } from '../../../server/src/rules/route/no-swapped-status';
import { testRouteRule } from '../../support/test-route-rule';

testRouteRule(noSwappedStatus, {
  clean: {
    'guards that answer as they are meant to': `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
function requireAdmin(req, res, next) {
  if (!req.headers.authorization) return res.sendStatus(401);
  const user = jwt.verify(req.headers.authorization, process.env.KEY);
  if (user.role !== 'admin') return res.status(403).json({ error: 'Forbidden' });
  next();
}
app.get('/admin/users', requireAdmin, (req, res) => res.json([]));
`,
    '404, which hides that there is something': `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
app.get('/admin/users', (req, res) => {
  const user = jwt.verify(req.headers.authorization, process.env.KEY);
  if (user.role !== 'admin') return res.sendStatus(404);
  res.json([]);
});
`,
    'a password that is wrong': `import express from 'express';
const app = express();
app.post('/login', async (req, res) => {
  const user = await User.findOne({ email: req.body.email });
  if (!(await bcrypt.compare(req.body.password, user.passwordHash))) return res.sendStatus(401);
  res.json({ token: jwt.sign({ sub: user.id }, process.env.KEY) });
});
`,
    'dependencies of FastAPI that answer as they are meant to': `import jwt
from fastapi import Depends, FastAPI, Header, HTTPException
app = FastAPI()
def get_current_user(token: str = Header()):
    try:
        return jwt.decode(token, KEY, algorithms=["HS256"])
    except jwt.InvalidTokenError:
        raise HTTPException(status_code=401)
def require_admin(user = Depends(get_current_user)):
    if user["role"] != "admin":
        raise HTTPException(status_code=403)
@app.get("/users", dependencies=[Depends(require_admin)])
def users(): ...
`,
  },
  flagged: {
    '401 for a caller whose role is the wrong one': {
      code: `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
function requireAdmin(req, res, next) {
  const user = jwt.verify(req.headers.authorization, process.env.KEY);
  if (user.role !== 'admin') return «res.sendStatus(401)»;
  next();
}
app.get('/admin/users', requireAdmin, (req, res) => res.json([]));
`,
      says: ['This answers 401 to a caller who is known: the caller is known here, and 403 says so.'],
      offers: ['Answer 403 instead (refuses the same callers)'],
      fixed: `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
function requireAdmin(req, res, next) {
  const user = jwt.verify(req.headers.authorization, process.env.KEY);
  if (user.role !== 'admin') return res.sendStatus(403);
  next();
}
app.get('/admin/users', requireAdmin, (req, res) => res.json([]));
`,
    },
    'one helper once, however many routes use it': {
      code: `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
function requireAdmin(req, res, next) {
  const user = jwt.verify(req.headers.authorization, process.env.KEY);
  if (user.role !== 'admin') return «res.sendStatus(401)»;
  next();
}
app.get('/admin/users', requireAdmin, (req, res) => res.json([]));
app.get('/admin/orders', requireAdmin, (req, res) => res.json([]));
`,
      says: ['This answers 401 to a caller who is known: the caller is known here, and 403 says so.'],
    },
    'an exception of Nest, with the import of the other one': {
      code: {
        'main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
NestFactory.create(AppModule);
`,
        'app.module.ts': `import { Controller, Get, Module, UnauthorizedException, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
class AdminGuard {
  canActivate(context) {
    const { user } = context.switchToHttp().getRequest();
    if (user.role !== 'admin') «throw new UnauthorizedException('Only for administrators.');»
    return true;
  }
}
@Controller('users')
@UseGuards(AuthGuard('jwt'), AdminGuard)
class UsersController {
  @Get()
  list() {
    return [];
  }
}
@Module({ controllers: [UsersController] })
export class AppModule {}
`,
      },
      says: ['This answers 401 to a caller who is known: the caller is known here, and 403 says so.'],
      fixed: `import { Controller, Get, Module, UnauthorizedException, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { ForbiddenException } from '@nestjs/common';
class AdminGuard {
  canActivate(context) {
    const { user } = context.switchToHttp().getRequest();
    if (user.role !== 'admin') throw new ForbiddenException('Only for administrators.');
    return true;
  }
}
@Controller('users')
@UseGuards(AuthGuard('jwt'), AdminGuard)
class UsersController {
  @Get()
  list() {
    return [];
  }
}
@Module({ controllers: [UsersController] })
export class AppModule {}
`,
    },
    'a named status of FastAPI': {
      code: `import jwt
from fastapi import Depends, FastAPI, Header, HTTPException, status
app = FastAPI()
def get_current_user(token: str = Header()):
    return jwt.decode(token, KEY, algorithms=["HS256"])
def require_admin(user = Depends(get_current_user)):
    if user["role"] != "admin":
        «raise HTTPException(status_code=status.HTTP_401_UNAUTHORIZED, detail="Not for you")»
    return user
@app.get("/users", dependencies=[Depends(require_admin)])
def users(): ...
`,
      says: ['This answers 401 to a caller who is known: the caller is known here, and 403 says so.'],
      fixed: `import jwt
from fastapi import Depends, FastAPI, Header, HTTPException, status
app = FastAPI()
def get_current_user(token: str = Header()):
    return jwt.decode(token, KEY, algorithms=["HS256"])
def require_admin(user = Depends(get_current_user)):
    if user["role"] != "admin":
        raise HTTPException(status_code=status.HTTP_403_FORBIDDEN, detail="Not for you")
    return user
@app.get("/users", dependencies=[Depends(require_admin)])
def users(): ...
`,
    },
  },
});
