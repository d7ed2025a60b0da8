import { requireAuthorization } from '../../../server/src/rules/route/require-authorization';
import { testRouteRule } from '../../support/test-route-rule';

const expressGuards = `import jwt from 'jsonwebtoken';
export function requireUser(req, res, next) {
  try {
    req.user = jwt.verify(req.headers.authorization, process.env.KEY);
    next();
  } catch {
    res.sendStatus(401);
  }
}
export function requireRole(role) {
  return (req, res, next) => {
    if (req.user.role !== role) return res.sendStatus(403);
    next();
  };
}
`;

const flaskGuards = `from functools import wraps
import jwt
from flask import abort, g, request
def login_required(view):
    @wraps(view)
    def checked(*args, **kwargs):
        try:
            g.user = jwt.decode(request.headers["Authorization"], KEY, algorithms=["HS256"])
        except jwt.InvalidTokenError:
            abort(401)
        return view(*args, **kwargs)
    return checked
def admin_required(view):
    @wraps(view)
    def checked(*args, **kwargs):
        if g.user["role"] != "admin":
            abort(403)
        return view(*args, **kwargs)
    return checked
`;

const fastapiGuards = `import jwt
from fastapi import Depends, HTTPException
from fastapi.security import OAuth2PasswordBearer
oauth2_scheme = OAuth2PasswordBearer(tokenUrl="token")
def get_current_user(token: str = Depends(oauth2_scheme)):
    try:
        return jwt.decode(token, KEY, algorithms=["HS256"])
    except jwt.InvalidTokenError:
        raise HTTPException(status_code=401)
def require_admin(user = Depends(get_current_user)):
    if user["role"] != "admin":
        raise HTTPException(status_code=403)
    return user
`;

testRouteRule(requireAuthorization, {
  clean: {
    'a route behind a guard that compares the role': {
      'guards.js': expressGuards,
      'app.js': `import express from 'express';
import { requireRole, requireUser } from './guards';
const app = express();
app.get('/admin/users', requireUser, requireRole('admin'), async (req, res) => res.json(await User.find()));
`,
    },
    'a role that the handler itself compares': {
      'guards.js': expressGuards,
      'app.js': `import express from 'express';
import { requireUser } from './guards';
const app = express();
app.get('/admin/users', requireUser, async (req, res) => {
  if (req.user.role !== 'admin') return res.sendStatus(403);
  res.json(await User.find());
});
`,
    },
    'what a signed-in user does with his own things': {
      'guards.js': expressGuards,
      'app.js': `import express from 'express';
import { requireUser } from './guards';
const app = express();
app.get('/me', requireUser, async (req, res) => res.json(await User.findById(req.user.id)));
app.post('/orders', requireUser, async (req, res) => res.json(await Order.create({ userId: req.user.id, item: req.body.item })));
app.get('/orders', requireUser, async (req, res) => res.json(await Order.find({ userId: req.user.id })));
`,
    },
    'reading what all may read': {
      'guards.js': expressGuards,
      'app.js': `import express from 'express';
import { requireUser } from './guards';
const app = express();
app.get('/products', requireUser, async (req, res) => res.json(await Product.find()));
`,
    },
    'a route whose guard is in a package that nobody knows, whatever it does': `import express from 'express';
import { gate } from '@acme/gate';
const app = express();
app.get('/admin/users', gate, async (req, res) => res.json(await User.find()));
`,
    'a route that is open: that is for another rule': `import express from 'express';
const app = express();
app.get('/admin/users', async (req, res) => res.json(await User.find()));
`,
    'a guard of the router above it, across files': {
      'guards.js': expressGuards,
      'app.js': `import express from 'express';
import { requireRole, requireUser } from './guards';
import admin from './admin';
const app = express();
app.use('/admin', requireUser, requireRole('admin'), admin);
`,
      'admin.js': `import { Router } from 'express';
const router = Router();
router.get('/users', async (req, res) => res.json(await User.find()));
export default router;
`,
    },
    'decorators of Flask in the right order': {
      'guards.py': flaskGuards,
      'app.py': `from flask import Flask, jsonify
from guards import admin_required, login_required
from models import User
app = Flask(__name__)
@app.get("/admin/users")
@login_required
@admin_required
def users():
    return jsonify(User.query.all())
`,
    },
    'a role that flask-httpauth asks for': `from flask import Flask
from flask_httpauth import HTTPTokenAuth
from models import User
app = Flask(__name__)
auth = HTTPTokenAuth()
@app.get("/admin/users")
@auth.login_required(role="admin")
def users():
    return User.query.all()
`,
    'a dependency of FastAPI that compares the role': {
      'deps.py': fastapiGuards,
      'main.py': `from fastapi import Depends, FastAPI
from deps import require_admin
from models import User
app = FastAPI()
@app.get("/admin/users", dependencies=[Depends(require_admin)])
def users():
    return User.objects.all()
`,
    },
    'staff of Django': {
      'urls.py': `from django.urls import path
import views
urlpatterns = [path("admin/users/", views.users)]
`,
      'views.py': `from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.models import User
@staff_member_required
def users(request):
    return render(request, "users.html", {"users": User.objects.all()})
`,
    },
  },
  flagged: {
    'administration for whoever has a token': {
      code: {
        'guards.js': expressGuards,
        'app.js': `import express from 'express';
import { requireUser } from './guards';
const app = express();
app.«get('/admin/users'», requireUser, async (req, res) => res.json(await User.find()));
`,
      },
      says: ['GET /admin/users: requireUser checks who calls, nothing checks what they may do.'],
      notes: ['requireUser verifies a JSON Web Token.', 'This function lists User.'],
      offers: [],
    },
    'a route beside others that ask for a role': {
      code: {
        'guards.js': expressGuards,
        'app.js': `import express from 'express';
import { requireRole, requireUser } from './guards';
const app = express();
app.get('/admin/users', requireUser, requireRole('admin'), async (req, res) => res.json(await User.find()));
app.«delete('/admin/users/:id'», requireUser, async (req, res) => {
  await User.findByIdAndDelete(req.params.id);
  res.sendStatus(204);
});
`,
      },
      says: ['DELETE /admin/users/:id: requireUser checks who calls, nothing checks what they may do.'],
      offers: ["Ask for requireRole('admin'), as another route beside it does (narrows access)"],
      fixed: `import express from 'express';
import { requireRole, requireUser } from './guards';
const app = express();
app.get('/admin/users', requireUser, requireRole('admin'), async (req, res) => res.json(await User.find()));
app.delete('/admin/users/:id', requireUser, requireRole('admin'), async (req, res) => {
  await User.findByIdAndDelete(req.params.id);
  res.sendStatus(204);
});
`,
    },
    'a route of another file, which has to import the guard of the project': {
      code: {
        'src/guards.ts': expressGuards,
        'src/app.ts': `import express from 'express';
import { requireRole, requireUser } from './guards';
import admin from './routes/admin';
const app = express();
app.get('/admin/users', requireUser, requireRole('admin'), async (req, res) => res.json(await User.find()));
app.use('/admin', requireUser, admin);
`,
        'src/routes/admin.ts': `import { Router } from "express"
const router = Router()
router.«delete('/users/:id'», async (req, res) => {
  await User.findByIdAndDelete(req.params.id)
  res.sendStatus(204)
})
export default router
`,
      },
      says: ['DELETE /admin/users/:id: requireUser checks who calls, nothing checks what they may do.'],
      offers: ["Ask for requireRole('admin'), as another route elsewhere does (narrows access)"],
      fixed: `import { Router } from "express"
import { requireRole } from "../guards"
const router = Router()
router.delete('/users/:id', requireRole('admin'), async (req, res) => {
  await User.findByIdAndDelete(req.params.id)
  res.sendStatus(204)
})
export default router
`,
    },
    'a strategy of hapi without a scope': {
      code: `import Hapi from '@hapi/hapi';
const server = Hapi.server();
server.auth.strategy('session', 'jwt', { keys: process.env.KEY });
server.auth.default('session');
server.route({
  method: 'DELETE',
  path: «'/admin/members/{id}'»,
  handler: (request) => Member.destroy({ where: { id: request.params.id } }),
});
`,
      says: ["DELETE /admin/members/:id: auth 'session' checks who calls, nothing checks what they may do."],
      notes: ["auth 'session' is demanded by the framework.", 'This function deletes Member by id.'],
    },
    'a guard that stands at the application as a function without a name': {
      code: `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
app.use((req, res, next) => {
  req.user = jwt.verify(req.headers.authorization, process.env.KEY);
  next();
});
app.«delete('/admin/users/:id'», async (req, res) => res.json(await User.findByIdAndDelete(req.params.id)));
`,
      says: ['DELETE /admin/users/:id: a function on its way checks who calls, nothing checks what they may do.'],
    },
    'a hook of Fastify that only knows who calls': {
      code: `import Fastify from 'fastify';
const fastify = Fastify();
async function authenticate(request, reply) {
  try {
    await request.jwtVerify();
  } catch {
    return reply.code(401).send();
  }
}
async function requireAdmin(request, reply) {
  if (request.user.role !== 'admin') return reply.code(403).send();
}
fastify.addHook('onRequest', authenticate);
fastify.get('/admin/users', { preHandler: requireAdmin }, async () => prisma.user.findMany());
fastify.«delete('/admin/users/:id'», async (request) => prisma.user.delete({ where: { id: request.params.id } }));
`,
      says: ['DELETE /admin/users/:id: authenticate checks who calls, nothing checks what they may do.'],
      offers: ['Ask for requireAdmin, as another route beside it does (narrows access)'],
      fixed: `import Fastify from 'fastify';
const fastify = Fastify();
async function authenticate(request, reply) {
  try {
    await request.jwtVerify();
  } catch {
    return reply.code(401).send();
  }
}
async function requireAdmin(request, reply) {
  if (request.user.role !== 'admin') return reply.code(403).send();
}
fastify.addHook('onRequest', authenticate);
fastify.get('/admin/users', { preHandler: requireAdmin }, async () => prisma.user.findMany());
fastify.delete('/admin/users/:id', { preHandler: [requireAdmin] }, async (request) => prisma.user.delete({ where: { id: request.params.id } }));
`,
    },
    'a method of Nest that says no role, under a guard that asks for roles': {
      code: {
        'main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
NestFactory.create(AppModule);
`,
        'app.module.ts': `import { Module } from '@nestjs/common';
import { AdminController } from './admin.controller';
@Module({ controllers: [AdminController] })
export class AppModule {}
`,
        'roles.ts': `import { Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
export const Roles = (...roles: string[]) => SetMetadata('roles', roles);
export class JwtAuthGuard extends AuthGuard('jwt') {}
@Injectable()
export class RolesGuard {
  constructor(private reflector: Reflector) {}
  canActivate(context) {
    const roles = this.reflector.getAllAndOverride('roles', [context.getHandler(), context.getClass()]);
    if (!roles) return true;
    const { user } = context.switchToHttp().getRequest();
    return roles.includes(user.role);
  }
}
`,
        'admin.controller.ts': `import { Controller, Delete, Get, Param, UseGuards } from '@nestjs/common';
import { JwtAuthGuard, Roles, RolesGuard } from './roles';
@Controller('admin/users')
@UseGuards(JwtAuthGuard, RolesGuard)
export class AdminController {
  @Get()
  @Roles('admin')
  list() {
    return prisma.user.findMany();
  }
  @«Delete(':id')»
  remove(@Param('id') id: string) {
    return prisma.user.delete({ where: { id } });
  }
}
`,
      },
      says: ['DELETE /admin/users/:id: JwtAuthGuard checks who calls, nothing checks what they may do.'],
      offers: ["Ask for Roles('admin'), as another route beside it does (narrows access)"],
      fixed: `import { Controller, Delete, Get, Param, UseGuards } from '@nestjs/common';
import { JwtAuthGuard, Roles, RolesGuard } from './roles';
@Controller('admin/users')
@UseGuards(JwtAuthGuard, RolesGuard)
export class AdminController {
  @Get()
  @Roles('admin')
  list() {
    return prisma.user.findMany();
  }
  @Delete(':id')
  @Roles('admin')
  remove(@Param('id') id: string) {
    return prisma.user.delete({ where: { id } });
  }
}
`,
    },
    'a view of Flask beside one that is for administrators': {
      code: {
        'guards.py': flaskGuards,
        'app.py': `from flask import Flask, jsonify
from guards import admin_required, login_required
from models import User
app = Flask(__name__)
@app.get("/admin/users")
@login_required
@admin_required
def users():
    return jsonify(User.query.all())
«@app.delete("/admin/users/<int:user_id>"»)
@login_required  # only those
def remove(user_id):
    User.query.filter_by(id=user_id).delete()
    return "", 204
`,
      },
      says: ['DELETE /admin/users/:user_id: login_required checks who calls, nothing checks what they may do.'],
      offers: ['Ask for admin_required, as another route beside it does (narrows access)'],
      fixed: `from flask import Flask, jsonify
from guards import admin_required, login_required
from models import User
app = Flask(__name__)
@app.get("/admin/users")
@login_required
@admin_required
def users():
    return jsonify(User.query.all())
@app.delete("/admin/users/<int:user_id>")
@login_required  # only those
@admin_required
def remove(user_id):
    User.query.filter_by(id=user_id).delete()
    return "", 204
`,
    },
    'a router of FastAPI that does not know the guard yet': {
      code: {
        'app/__init__.py': '',
        'app/deps.py': fastapiGuards,
        'app/main.py': `from fastapi import Depends, FastAPI
from app import users
from app.deps import get_current_user, require_admin
from app.models import User
app = FastAPI()
app.include_router(users.router, prefix="/admin", dependencies=[Depends(get_current_user)])
@app.get("/admin/users", dependencies=[Depends(require_admin)])
def all_users():
    return User.objects.all()
`,
        'app/users.py': `from fastapi import APIRouter
from app.models import User
router = APIRouter()
@«router.delete("/users/{user_id}"», status_code=204)
def remove(user_id: int):
    User.objects.filter(id=user_id).delete()
`,
      },
      says: ['DELETE /admin/users/:user_id: get_current_user checks who calls, nothing checks what they may do.'],
      offers: ['Ask for require_admin, as another route elsewhere does (narrows access)'],
      fixed: `from fastapi import APIRouter
from app.models import User
from fastapi import Depends
from app.deps import require_admin
router = APIRouter()
@router.delete("/users/{user_id}", status_code=204, dependencies=[Depends(require_admin)])
def remove(user_id: int):
    User.objects.filter(id=user_id).delete()
`,
    },
    'a view of Django that every customer may call': {
      code: {
        'urls.py': `from django.urls import path
import views
urlpatterns = [
    path("staff/users/", views.users),
    «path("staff/users/<int:pk>/delete/"», views.remove),
]
`,
        'views.py': `from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
@staff_member_required
def users(request):
    return render(request, "users.html", {"users": User.objects.all()})
@login_required
def remove(request, pk):
    User.objects.filter(pk=pk).delete()
    return redirect("users")
`,
        'settings.py': 'ROOT_URLCONF = "urls"\n',
      },
      says: ['Any method /staff/users/:pk/delete: login_required checks who calls, nothing checks what they may do.'],
      offers: ['Ask for staff_member_required, as another route beside it does (narrows access)'],
      fixed: `from django.urls import path
import views
from django.contrib.admin.views.decorators import staff_member_required
urlpatterns = [
    path("staff/users/", views.users),
    path("staff/users/<int:pk>/delete/", staff_member_required(views.remove)),
]
`,
    },
    'a route of Laravel that every customer may call': {
      code: {
        'routes/api.php': `<?php
use App\\Http\\Controllers\\UserController;
use Illuminate\\Support\\Facades\\Route;
Route::middleware('auth:sanctum')->prefix('admin')->group(function () {
    Route::get('/users', [UserController::class, 'index'])->middleware('staff');
    Route::«delete('/users/{user}'», [UserController::class, 'destroy']);
});
`,
        'app/Http/Kernel.php': `<?php
namespace App\\Http;
class Kernel { protected $middlewareAliases = ['staff' => Middleware\\Staff::class]; }
`,
        'app/Http/Middleware/Staff.php': `<?php
namespace App\\Http\\Middleware;
class Staff {
    public function handle($request, $next) {
        abort_unless($request->user()->is_staff, 403);
        return $next($request);
    }
}
`,
        'app/Http/Controllers/UserController.php': `<?php
namespace App\\Http\\Controllers;
use App\\Models\\User;
class UserController {
    public function index() { return User::all(); }
    public function destroy(User $user) { $user->delete(); }
}
`,
        'app/Models/User.php': `<?php
namespace App\\Models;
use Illuminate\\Foundation\\Auth\\User as Authenticatable;
class User extends Authenticatable {}
`,
      },
      says: ['DELETE /api/admin/users/:user: auth:sanctum checks who calls, nothing checks what they may do.'],
      offers: ['Ask for staff, as another route beside it does (narrows access)'],
      fixed: `<?php
use App\\Http\\Controllers\\UserController;
use Illuminate\\Support\\Facades\\Route;
Route::middleware('auth:sanctum')->prefix('admin')->group(function () {
    Route::get('/users', [UserController::class, 'index'])->middleware('staff');
    Route::delete('/users/{user}', [UserController::class, 'destroy'])->middleware('staff');
});
`,
    },
  },
});
