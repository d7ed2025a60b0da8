import { requireOwnerCheck } from '../../../server/src/rules/route/require-owner-check';
import { testRouteRule } from '../../support/test-route-rule';

const guard = `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
app.use((req, res, next) => {
  try {
    req.user = jwt.verify(req.headers.authorization, process.env.KEY);
    next();
  } catch {
    res.sendStatus(401);
  }
});
`;

const flask = `import jwt
from functools import wraps
from flask import Flask, abort, g, request
from models import Order
app = Flask(__name__)
def login_required(view):
    @wraps(view)
    def checked(*args, **kwargs):
        try:
            g.user = jwt.decode(request.headers["Authorization"], KEY, algorithms=["HS256"])
        except jwt.InvalidTokenError:
            abort(401)
        return view(*args, **kwargs)
    return checked
`;

const fastapi = `import jwt
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer
from models import Order
app = FastAPI()
scheme = OAuth2PasswordBearer(tokenUrl="token")
def get_user(token: str = Depends(scheme)):
    try:
        return jwt.decode(token, KEY, algorithms=["HS256"])
    except jwt.InvalidTokenError:
        raise HTTPException(status_code=401)
`;

testRouteRule(requireOwnerCheck, {
  clean: {
    'a decorator of the project that hands in the caller': {
      'main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
NestFactory.create(AppModule);
`,
      'who.ts': `import { createParamDecorator } from '@nestjs/common';
export const Who = createParamDecorator((data, context) => context.switchToHttp().getRequest().user);
`,
      'app.module.ts': `import { Controller, Delete, Module, Param, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { Who } from './who';
@Controller('orders')
@UseGuards(AuthGuard('jwt'))
class OrdersController {
  @Delete(':id')
  async remove(@Who() who, @Param('id') id) {
    await this.prisma.order.deleteMany({ where: { id, ownerId: who.id } });
  }
}
@Module({ controllers: [OrdersController] })
export class AppModule {}
`,
    },
    'the owner in the query': `${guard}app.get('/orders/:id', async (req, res) => {
  res.json(await prisma.order.findFirst({ where: { id: req.params.id, userId: req.user.id } }));
});
`,
    'a comparison after the record was fetched': `${guard}app.delete('/orders/:id', async (req, res) => {
  const order = await Order.findById(req.params.id);
  if (order.userId !== req.user.id) return res.sendStatus(403);
  await order.deleteOne();
  res.sendStatus(204);
});
`,
    'a loader in another file that compares': {
      'load.js': `export async function loadOrder(user, id) {
  const order = await Order.findById(id);
  if (!order || order.userId !== user.id) throw new NotFound();
  return order;
}
`,
      'app.js': `import { loadOrder } from './load';
${guard}app.get('/orders/:id', async (req, res) => res.json(await loadOrder(req.user, req.params.id)));
`,
    },
    'the owner of a server action, whom its client hands on': {
      'client.ts': `import { createSafeActionClient } from 'next-safe-action';
import { auth } from './auth';
export const known = createSafeActionClient().use(async ({ next }) => {
  const session = await auth();
  if (!session) throw new Error('nobody');
  return next({ ctx: { user: session.user } });
});
`,
      'auth.ts': `import NextAuth from 'next-auth';
export const { auth } = NextAuth({});
`,
      'actions.ts': `'use server';
import { known } from './client';
export const removeOrder = known.action(async ({ ctx, parsedInput }) => {
  await prisma.order.delete({ where: { id: parsedInput.id, userId: ctx.user.id } });
});
`,
      'button.tsx': `'use client'; import { removeOrder } from './actions';`,
    },
    'an id in the path that has to be that of the caller': `${guard}app.get('/users/:id', async (req, res) => {
  if (req.params.id !== req.user.id) return res.sendStatus(403);
  res.json(await User.findById(req.params.id));
});
`,
    'a product that belongs to nobody': `${guard}app.get('/products/:id', async (req, res) => res.json(await Product.findById(req.params.id)));
`,
    'a filter of SQLAlchemy that holds the caller': `${flask}@app.get("/orders/<int:order_id>")
@login_required
def order(order_id):
    return Order.query.filter_by(id=order_id, user_id=g.user["sub"]).first()
`,
    'get_object_or_404 with the caller': {
      'settings.py': 'ROOT_URLCONF = "urls"\n',
      'urls.py': 'from django.urls import path\nimport views\nurlpatterns = [path("orders/<int:pk>/", views.order)]\n',
      'views.py': `from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from models import Order
@login_required
def order(request, pk):
    return render(request, "order.html", {"order": get_object_or_404(Order, pk=pk, user=request.user)})
`,
    },
  },
  flagged: {
    'a procedure without the metadata that a middleware asks for': {
      code: `import { initTRPC, TRPCError } from '@trpc/server';
const t = initTRPC.create();
const signedIn = t.procedure.use(({ ctx, next, meta }) => {
  if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED' });
  if (meta?.role && ctx.user.role !== meta.role) throw new TRPCError({ code: 'FORBIDDEN' });
  return next();
});
export const appRouter = t.router({
  «remove»: signedIn.mutation(({ input }) => prisma.order.delete({ where: { id: input.id } })),
  purge: signedIn.meta({ role: 'admin' }).mutation(({ input }) => prisma.order.delete({ where: { id: input.id } })),
});
`,
      says: ['MUTATION /remove deletes order by id, and nothing ties the record to the caller.'],
    },
    'an id of the path that picks the order of anybody': {
      code: `${guard}app.«delete('/orders/:id'», async (req, res) => {
  await prisma.order.delete({ where: { id: req.params.id } });
  res.sendStatus(204);
});
`,
      says: ['DELETE /orders/:id deletes order by id, and nothing ties the record to the caller.'],
      severity: 'information',
      offers: [],
    },
    'the owner that another query of the file asks for, with Prisma': {
      code: `${guard}app.get('/orders', async (req, res) => {
  res.json(await prisma.order.findMany({ where: { userId: req.user.id } }));
});
app.«delete('/orders/:id'», async (req, res) => {
  await prisma.order.delete({ where: { id: req.params.id } });
  res.sendStatus(204);
});
`,
      says: ['DELETE /orders/:id deletes order by id, and nothing ties the record to the caller.'],
      severity: 'information',
      offers: ['Ask that userId is the caller, as another query of this file does (narrows access)'],
      fixed: `${guard}app.get('/orders', async (req, res) => {
  res.json(await prisma.order.findMany({ where: { userId: req.user.id } }));
});
app.delete('/orders/:id', async (req, res) => {
  await prisma.order.delete({ where: { id: req.params.id, userId: req.user.id } });
  res.sendStatus(204);
});
`,
    },
    'the same with Mongoose, whose methods by id take no conditions': {
      code: `${guard}app.get('/orders', async (req, res) => res.json(await Order.find({ customer: req.user.id })));
app.«delete('/orders/:id'», async (req, res) => {
  await Order.findByIdAndDelete(req.params.id);
  res.sendStatus(204);
});
`,
      says: ['DELETE /orders/:id deletes Order by id, and nothing ties the record to the caller.'],
      severity: 'information',
      fixed: `${guard}app.get('/orders', async (req, res) => res.json(await Order.find({ customer: req.user.id })));
app.delete('/orders/:id', async (req, res) => {
  await Order.findOneAndDelete({ _id: req.params.id, customer: req.user.id });
  res.sendStatus(204);
});
`,
    },
    'the same with Sequelize': {
      code: `${guard}app.get('/orders', async (req, res) => res.json(await Order.findAll({ where: { userId: req.user.id } })));
app.«put('/orders/:id'», async (req, res) => {
  await Order.update({ note: req.body.note }, { where: { id: req.params.id } });
  res.sendStatus(204);
});
`,
      says: ['PUT /orders/:id changes Order by id, and nothing ties the record to the caller.'],
      severity: 'information',
      fixed: `${guard}app.get('/orders', async (req, res) => res.json(await Order.findAll({ where: { userId: req.user.id } })));
app.put('/orders/:id', async (req, res) => {
  await Order.update({ note: req.body.note }, { where: { id: req.params.id, userId: req.user.id } });
  res.sendStatus(204);
});
`,
    },
    'the same in Flask, with SQLAlchemy': {
      code: `${flask}@app.get("/orders")
@login_required
def orders():
    return Order.query.filter_by(user_id=g.user["sub"]).all()
«@app.delete("/orders/<int:order_id>"»)
@login_required
def remove(order_id):
    Order.query.filter_by(id=order_id).delete()
    return "", 204
`,
      says: ['DELETE /orders/:order_id deletes Order by order_id, and nothing ties the record to the caller.'],
      severity: 'information',
      fixed: `${flask}@app.get("/orders")
@login_required
def orders():
    return Order.query.filter_by(user_id=g.user["sub"]).all()
@app.delete("/orders/<int:order_id>")
@login_required
def remove(order_id):
    Order.query.filter_by(id=order_id, user_id=g.user["sub"]).delete()
    return "", 204
`,
    },
    'the same in FastAPI, with comparisons': {
      code: `${fastapi}@app.get("/orders")
def orders(user = Depends(get_user)):
    return db.query(Order).filter(Order.user_id == user["sub"]).all()
@«app.delete("/orders/{order_id}"»)
def remove(order_id: int, user = Depends(get_user)):
    db.query(Order).filter(Order.id == order_id).delete()
`,
      says: ['DELETE /orders/:order_id deletes Order by order_id, and nothing ties the record to the caller.'],
      fixed: `${fastapi}@app.get("/orders")
def orders(user = Depends(get_user)):
    return db.query(Order).filter(Order.user_id == user["sub"]).all()
@app.delete("/orders/{order_id}")
def remove(order_id: int, user = Depends(get_user)):
    db.query(Order).filter(Order.id == order_id, Order.user_id == user["sub"]).delete()
`,
    },
    'a name for the caller that the other handler does not have: nothing is written then': {
      code: `${fastapi}@app.get("/orders")
def orders(user = Depends(get_user)):
    return db.query(Order).filter(Order.user_id == user["sub"]).all()
@«app.delete("/orders/{order_id}"», dependencies=[Depends(get_user)])
def remove(order_id: int):
    db.query(Order).filter(Order.id == order_id).delete()
`,
      says: ['DELETE /orders/:order_id deletes Order by order_id, and nothing ties the record to the caller.'],
      severity: 'information',
      offers: [],
    },
    'a route handler of Next that asks who calls and takes any team': {
      code: {
        'app/api/teams/[id]/route.ts': `import { auth } from '@clerk/nextjs/server';
export async function «DELETE»(request: Request, { params }: { params: { id: string } }) {
  const { userId } = await auth();
  if (!userId) return new Response(null, { status: 401 });
  await prisma.team.delete({ where: { id: params.id } });
  return new Response(null, { status: 204 });
}
`,
      },
      says: ['DELETE /api/teams/:id deletes team by id, and nothing ties the record to the caller.'],
      severity: 'information',
    },
  },
});
