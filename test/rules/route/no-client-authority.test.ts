import { noClientAuthority } from '../../../server/src/rules/route/no-client-authority';
import { testRouteRule } from '../../support/test-route-rule';

testRouteRule(noClientAuthority, {
  clean: {
    'a role of a token that was verified': `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
app.delete('/users/:id', async (req, res) => {
  const user = jwt.verify(req.headers.authorization, process.env.KEY);
  if (user.role !== 'admin') return res.sendStatus(403);
  await User.findByIdAndDelete(req.params.id);
});
`,
    'a role that is chosen for somebody else, by an administrator': `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
app.put('/users/:id', async (req, res) => {
  const user = jwt.verify(req.headers.authorization, process.env.KEY);
  if (user.role !== 'admin') return res.sendStatus(403);
  if (!['reader', 'writer'].includes(req.body.role)) return res.sendStatus(422);
  await User.findByIdAndUpdate(req.params.id, { role: req.body.role });
});
`,
    'a field of the body that a guard has filled with the caller': `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
function requireUser(req, res, next) {
  const user = jwt.verify(req.headers.authorization, process.env.KEY);
  req.body.userId = user.id;
  next();
}
app.get('/orders', requireUser, async (req, res) => {
  res.json(await Order.find({ userId: req.body.userId }));
});
`,
    'a filter that anybody may ask for': `import express from 'express';
const app = express();
app.get('/products', async (req, res) => {
  if (req.query.sort === 'price') return res.json(await Product.find().sort('price'));
  res.json(await Product.find());
});
`,
  },
  flagged: {
    'a role in a header': {
      code: `import express from 'express';
const app = express();
app.delete('/users/:id', async (req, res) => {
  if («req.headers['x-role'] !== 'admin'») return res.sendStatus(403);
  await User.findByIdAndDelete(req.params.id);
});
`,
      says: [
        'This compares req.headers.x-role != "admin", which the caller sends: whoever calls can send what it asks for.',
      ],
    },
    'a flag in the query that a guard believes': {
      code: `import express from 'express';
const app = express();
function requireAdmin(req, res, next) {
  if («req.query.isAdmin === 'true'») return next();
  res.status(403).send('no');
}
app.get('/users', requireAdmin, async (req, res) => res.json(await User.find()));
`,
      says: [
        'This compares req.query.isAdmin == "true", which the caller chooses: whoever calls can send what it asks for.',
      ],
    },
    'a role in a cookie, in Flask': {
      code: `from flask import Flask, abort, request
from models import User
app = Flask(__name__)
@app.delete("/users/<int:user_id>")
def remove(user_id):
    if «request.cookies.get("role") != "admin"»:
        abort(403)
    User.query.filter_by(id=user_id).delete()
    return "", 204
`,
      says: [
        'This compares request.cookies.get(…) != "admin", which the caller sends: whoever calls can send what it asks for.',
      ],
    },
  },
});
