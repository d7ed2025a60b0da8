import { noUnverifiedToken } from '../../../server/src/rules/route/no-unverified-token';
import { testRouteRule } from '../../support/test-route-rule';

testRouteRule(noUnverifiedToken, {
  clean: {
    'a token that is verified': `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
app.get('/orders', async (req, res) => {
  const user = jwt.verify(req.headers.authorization, process.env.KEY);
  res.json(await prisma.order.findMany({ where: { userId: user.sub } }));
});
`,
    'a look at the header of the token before it is verified': `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
app.get('/orders', async (req, res) => {
  const token = req.headers.authorization;
  const { header } = jwt.decode(token, { complete: true });
  const user = jwt.verify(token, keys[header.kid]);
  res.json(await prisma.order.findMany({ where: { userId: user.sub } }));
});
`,
    'a tenant that is read first, and the same token verified with its key': `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
function requireUser(req, res, next) {
  const token = req.headers.authorization;
  const claims = jwt.decode(token);
  const key = keyOf(claims.iss);
  req.user = jwt.verify(token, key);
  next();
}
app.get('/orders', requireUser, async (req, res) => {
  res.json(await prisma.order.findMany({ where: { userId: req.user.sub } }));
});
`,
    'a token that names whose key it is verified with, after all else was asked of it': `import express from 'express';
import jwt from 'jsonwebtoken';
import { User } from './models';
const app = express();
async function requireUser(req, res, next) {
  const token = req.headers.authorization;
  const claims = jwt.decode(token);
  if (!['session', 'transfer'].includes(claims.kind)) throw new Error('wrong kind');
  const user = await User.findByPk(claims.id);
  if (!user) throw new Error('nobody');
  jwt.verify(token, user.key);
  req.user = user;
  next();
}
app.get('/orders', requireUser, async (req, res) => {
  res.json(await prisma.order.findMany({ where: { userId: req.user.id } }));
});
`,
    'a token that was made a moment ago': `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
app.post('/tickets', (req, res) => {
  const ticket = jwt.sign({ purpose: 'upload' }, process.env.KEY);
  const made = jwt.decode(ticket);
  if (!made || typeof made.exp !== 'number') throw new Error('no ticket');
  res.json({ ticket, until: made.exp });
});
`,
    'decode of PyJWT, which verifies': `import jwt
from flask import Flask, request
from models import Order
app = Flask(__name__)
@app.get("/orders")
def orders():
    user = jwt.decode(request.headers["Authorization"], KEY, algorithms=["HS256"])
    return Order.query.filter_by(user_id=user["sub"]).all()
`,
    'when a token ends, for display': `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
app.get('/session', (req, res) => {
  const { exp } = jwt.decode(req.headers.authorization);
  res.json({ expires: exp });
});
`,
  },
  flagged: {
    'claims that pick the orders': {
      code: `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
app.get('/orders', async (req, res) => {
  const user = «jwt.decode(req.headers.authorization)»;
  res.json(await prisma.order.findMany({ where: { userId: user.sub } }));
});
`,
      says: [
        'This decodes a JSON Web Token without verifying it, and looks up order by claims: whoever calls can claim to be anybody.',
      ],
    },
    'claims in a file that verifies tokens elsewhere, whose key fits here': {
      code: `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
app.get('/profile', async (req, res) => {
  const user = jwt.verify(req.headers.authorization, process.env.KEY, { algorithms: ['HS256'] });
  res.json(await prisma.user.findUnique({ where: { id: user.sub } }));
});
app.get('/orders', async (req, res) => {
  const user = «jwt.decode(req.headers.authorization)»;
  res.json(await prisma.order.findMany({ where: { userId: user.sub } }));
});
`,
      says: [
        'This decodes a JSON Web Token without verifying it, and looks up order by claims: whoever calls can claim to be anybody.',
      ],
      offers: ['Verify the token with the key that this file verifies with (narrows access)'],
      fixed: `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
app.get('/profile', async (req, res) => {
  const user = jwt.verify(req.headers.authorization, process.env.KEY, { algorithms: ['HS256'] });
  res.json(await prisma.user.findUnique({ where: { id: user.sub } }));
});
app.get('/orders', async (req, res) => {
  const user = jwt.verify(req.headers.authorization, process.env.KEY, { algorithms: ['HS256'] });
  res.json(await prisma.order.findMany({ where: { userId: user.sub } }));
});
`,
    },
    'the same in Python': {
      code: `import os
import jwt
from flask import Flask, request
from models import Order, User
app = Flask(__name__)
KEY = os.environ["KEY"]
@app.get("/profile")
def profile():
    user = jwt.decode(request.headers["Authorization"], KEY, algorithms=["HS256"])
    return User.query.filter_by(id=user["sub"]).first()
@app.get("/orders")
def orders():
    user = «jwt.decode(request.headers["Authorization"], options={"verify_signature": False})»
    return Order.query.filter_by(user_id=user["sub"]).all()
`,
      says: [
        'This decodes a token without verifying it, and looks up Order by claims: whoever calls can claim to be anybody.',
      ],
      fixed: `import os
import jwt
from flask import Flask, request
from models import Order, User
app = Flask(__name__)
KEY = os.environ["KEY"]
@app.get("/profile")
def profile():
    user = jwt.decode(request.headers["Authorization"], KEY, algorithms=["HS256"])
    return User.query.filter_by(id=user["sub"]).first()
@app.get("/orders")
def orders():
    user = jwt.decode(request.headers["Authorization"], KEY, algorithms=["HS256"])
    return Order.query.filter_by(user_id=user["sub"]).all()
`,
    },
    'claims that become the user of the request': {
      code: `import express from 'express';
import { jwtDecode } from 'jwt-decode';
const app = express();
function requireUser(req, res, next) {
  req.user = «jwtDecode(req.headers.authorization)»;
  if (!req.user) return res.sendStatus(401);
  next();
}
app.get('/orders', requireUser, async (req, res) => {
  res.json(await prisma.order.findMany({ where: { userId: req.user.sub } }));
});
`,
      says: [
        'This decodes a JSON Web Token without verifying it, and sets req.user: whoever calls can claim to be anybody.',
      ],
    },
    'a role of a token that was only decoded': {
      code: `import express from 'express';
import { decodeJwt } from 'jose';
const app = express();
function requireAdmin(req, res, next) {
  const claims = «decodeJwt(req.headers.authorization)»;
  if (claims.role !== 'admin') return res.sendStatus(403);
  next();
}
app.get('/admin/users', requireAdmin, async (req, res) => res.json(await prisma.user.findMany()));
`,
      says: [
        'This decodes a JSON Web Token without verifying it, and compares claims.role != "admin": whoever calls can claim to be anybody.',
      ],
    },
    'verification that is switched off, in Python': {
      code: `import jwt
from flask import Flask, request
from models import Order
app = Flask(__name__)
@app.get("/orders")
def orders():
    user = «jwt.decode(request.headers["Authorization"], options={"verify_signature": False})»
    return Order.query.filter_by(user_id=user["sub"]).all()
`,
      says: [
        'This decodes a token without verifying it, and looks up Order by claims: whoever calls can claim to be anybody.',
      ],
    },
    'the same in a dependency of FastAPI': {
      code: `import jwt
from fastapi import Depends, FastAPI, Header, HTTPException
from models import Order
app = FastAPI()
def get_current_user(authorization: str = Header()):
    user = «jwt.decode(authorization, options={"verify_signature": False})»
    if not user:
        raise HTTPException(status_code=401)
    return user
@app.get("/orders")
def orders(user = Depends(get_current_user)):
    return Order.objects.filter(user_id=user["sub"])
`,
      says: [
        'This decodes a token without verifying it, and hands its claims to the handler: whoever calls can claim to be anybody.',
      ],
    },
  },
});
