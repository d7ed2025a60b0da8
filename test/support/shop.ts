/** A small shop: guards in one file, routes in another, some with both gates and some without. */
export const shop = {
  'src/guards.ts': `import jwt from 'jsonwebtoken';

export const requireAuth = (req, res, next) => {
  try {
    req.user = jwt.verify(req.headers.authorization, process.env.KEY);
    next();
  } catch {
    res.sendStatus(401);
  }
};

export function role(name) {
  return (req, res, next) => {
    if (req.user.role !== name) return res.sendStatus(403);
    next();
  };
}
`,
  'src/app.ts': `import express from 'express';
import helmet from 'helmet';
import { requireAuth, role } from './guards';

const app = express();
app.use(helmet());
app.post('/login', logIn);
app.get('/purge', (req, res) => {
  Order.deleteMany({ id: req.query.id });
  res.end();
});
app.use(requireAuth);
app.get('/admin/users', async (req, res) => {
  res.json(await User.find());
});
app.delete('/admin/users/:id', role('admin'), async (req, res) => {
  await User.deleteOne({ _id: req.params.id });
  res.sendStatus(204);
});
app.get('/me/orders', async (req, res) => {
  res.json(await Order.find({ user: req.user.id }));
});
`,
};
