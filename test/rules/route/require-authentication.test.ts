import { requireAuthentication } from '../../../server/src/rules/route/require-authentication';
import { testRouteRule } from '../../support/test-route-rule';

testRouteRule(requireAuthentication, {
  clean: {
    'ways to sign in, to sign up and to come back': `import express from 'express';
const app = express();
app.post('/login', async (req, res) => {
  const user = await User.findOne({ email: req.body.email });
  if (!(await bcrypt.compare(req.body.password, user.passwordHash))) return res.sendStatus(401);
  res.json({ token: jwt.sign({ sub: user.id }, process.env.KEY) });
});
app.post('/register', async (req, res) => res.json(await User.create({ email: req.body.email })));
app.post('/forgot-password', async (req, res) => res.json(await Reset.create({ email: req.body.email })));
`,
    'what is open only while there is nobody': `import express from 'express';
const app = express();
app.post('/setup', async (req, res) => {
  if ((await User.count()) > 0) return res.status(409).send('there is somebody');
  res.json(await User.create({ email: req.body.email, role: req.body.role }));
});
`,
    'a secret that was sent to one person, and a password in a query': `import express from 'express';
const app = express();
app.post('/new-password', async (req, res) => {
  const reset = await Reset.findOne({ token: req.body.token });
  if (!reset) return res.sendStatus(400);
  res.json(await User.findByIdAndUpdate(reset.userId, { password: req.body.password }));
});
app.post('/enter', async (req, res) => {
  const user = await User.findOne({ email: req.body.email, password: req.body.password });
  if (!user) return res.sendStatus(400);
  req.session.userId = user.id;
  res.sendStatus(204);
});
`,
    'how many there are': `import express from 'express';
const app = express();
app.get('/figures', async (req, res) => res.json({ users: await User.count() }));
`,
    'health, and other standard paths': `import express from 'express';
const app = express();
app.get('/healthz', async (req, res) => res.json(await Status.findOne()));
app.get('/robots.txt', (req, res) => res.send(''));
app.get('/.well-known/jwks.json', async (req, res) => res.json(await Key.find()));
`,
    'a webhook that verifies a signature': `import express from 'express';
import Stripe from 'stripe';
const stripe = new Stripe(process.env.STRIPE);
const app = express();
app.post('/webhooks/stripe', async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.SECRET);
  await Payment.update({ paid: true }, { where: { id: event.data.object.id } });
  res.sendStatus(204);
});
`,
    'a guard whose body nobody can see': `import express from 'express';
import { gate } from '@acme/gate';
const app = express();
app.use(gate);
app.delete('/users/:id', async (req, res) => res.json(await User.findByIdAndDelete(req.params.id)));
`,
    'a handler that asks who calls by itself': `import express from 'express';
const app = express();
app.delete('/orders/:id', async (req, res) => {
  if (!req.session.userId) return res.redirect('/login');
  await Order.deleteOne({ _id: req.params.id, userId: req.session.userId });
  res.sendStatus(204);
});
`,
    'what is marked as open in Nest': {
      'main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
NestFactory.create(AppModule);
`,
      'app.module.ts': `import { Controller, Get, Module, SetMetadata } from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
const Public = () => SetMetadata('isPublic', true);
class JwtAuthGuard extends AuthGuard('jwt') {
  constructor(private reflector: Reflector) {
    super();
  }
  canActivate(context) {
    if (this.reflector.getAllAndOverride('isPublic', [context.getHandler(), context.getClass()])) return true;
    return super.canActivate(context);
  }
}
@Controller('users')
class UsersController {
  @Get()
  @Public()
  list() {
    return prisma.user.findMany();
  }
}
@Module({ controllers: [UsersController], providers: [{ provide: APP_GUARD, useClass: JwtAuthGuard }] })
export class AppModule {}
`,
    },
    'a hook before all requests of Flask': `from flask import Flask, abort, request
import jwt
from models import User
app = Flask(__name__)
@app.before_request
def check():
    try:
        jwt.decode(request.headers["Authorization"], KEY, algorithms=["HS256"])
    except jwt.InvalidTokenError:
        abort(401)
@app.delete("/users/<int:user_id>")
def remove(user_id):
    User.query.filter_by(id=user_id).delete()
    return "", 204
`,
    'a view of Django behind its login': {
      'settings.py': 'ROOT_URLCONF = "urls"\n',
      'urls.py': 'from django.urls import path\nimport views\nurlpatterns = [path("orders/", views.orders)]\n',
      'views.py': `from django.contrib.auth.decorators import login_required
from models import Order
@login_required
def orders(request):
    return render(request, "orders.html", {"orders": Order.objects.filter(user=request.user)})
`,
    },
  },
  flagged: {
    'a guard that is registered after the route': {
      code: `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
function requireUser(req, res, next) {
  req.user = jwt.verify(req.headers.authorization, process.env.KEY);
  next();
}
app.«delete('/users/:id'», async (req, res) => res.json(await User.findByIdAndDelete(req.params.id)));
app.use(requireUser);
app.get('/orders', async (req, res) => res.json(await Order.find({ userId: req.user.id })));
`,
      says: ['DELETE /users/:id is open to everybody and deletes User by id: nothing on its way checks who calls.'],
    },
    'a guard that only looks and lets everybody in': {
      code: `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
function whoIsIt(req, res, next) {
  try {
    req.user = jwt.verify(req.headers.authorization, process.env.KEY);
  } catch {}
  next();
}
app.«delete('/users/:id'», whoIsIt, async (req, res) => res.json(await User.findByIdAndDelete(req.params.id)));
`,
      says: ['DELETE /users/:id is open to everybody and deletes User by id: nothing on its way checks who calls.'],
    },
    'a route of Fastify beside the plugin that has the hook': {
      code: `import Fastify from 'fastify';
const fastify = Fastify();
async function authenticate(request, reply) {
  try {
    await request.jwtVerify();
  } catch {
    return reply.code(401).send();
  }
}
fastify.register(async (app) => {
  app.addHook('onRequest', authenticate);
  app.get('/orders', async (request) => prisma.order.findMany({ where: { userId: request.user.id } }));
});
fastify.«delete('/users/:id'», async (request) => prisma.user.delete({ where: { id: request.params.id } }));
`,
      says: ['DELETE /users/:id is open to everybody and deletes user by id: nothing on its way checks who calls.'],
    },
    'a view of Flask whose guard stands in the wrong place': {
      code: `from flask import Flask
from flask_login import login_required
from models import User
app = Flask(__name__)
@login_required
«@app.delete("/users/<int:user_id>"»)
def remove(user_id):
    User.query.filter_by(id=user_id).delete()
    return "", 204
`,
      says: [
        'DELETE /users/:user_id is open to everybody and deletes User by user_id: nothing on its way checks who calls.',
      ],
    },
    'a token that FastAPI only takes out of the header': {
      code: `from fastapi import Depends, FastAPI
from fastapi.security import OAuth2PasswordBearer
from models import User
app = FastAPI()
oauth2_scheme = OAuth2PasswordBearer(tokenUrl="token")
@«app.delete("/users/{user_id}"», dependencies=[Depends(oauth2_scheme)])
def remove(user_id: int):
    User.objects.filter(id=user_id).delete()
`,
      says: [
        'DELETE /users/:user_id is open to everybody and deletes User by user_id: nothing on its way checks who calls.',
      ],
    },
    'a server action: layouts and pages do not guard it': {
      code: {
        'app/actions.ts': `'use server';
export async function «removeUser»(id: string) {
  await prisma.user.delete({ where: { id } });
}
`,
        'app/button.tsx': `'use client'; import { removeUser } from './actions';`,
      },
      says: [
        'ACTION /app/actions/removeUser is open to everybody and deletes user by id: nothing on its way checks who calls.',
      ],
    },
    'all users, for everybody': {
      code: `import express from 'express';
const app = express();
app.«get('/users'», async (req, res) => res.json(await User.find()));
`,
      says: ['GET /users is open to everybody and lists User: nothing on its way checks who calls.'],
      severity: 'information',
    },
  },
});
