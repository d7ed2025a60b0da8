import express from 'express';
import { requireAuth, role } from './guards';
import { Order, User } from './models';

const app = express();

app.get('/health', (_req, res) => res.json({ ok: true }));

app.use(requireAuth);

app.get('/admin/users', async (_req, res) => {
  res.json(await User.find());
});

app.delete('/admin/users/:id', role('admin'), async (req, res) => {
  await User.deleteOne({ _id: req.params.id });
  res.sendStatus(204);
});

app.get('/me/orders', async (req, res) => {
  res.json(await Order.find({ user: req.user.id }));
});

app.listen(3000);
