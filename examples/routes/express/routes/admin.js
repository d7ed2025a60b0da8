const express = require('express');
const { requireRole } = require('../guards');

const router = express.Router();

router.get('/users', requireRole('admin'), async (req, res) => {
  res.json(await User.find());
});

router.put('/users/:id/role', requireRole('admin'), async (req, res) => {
  await User.findByIdAndUpdate(req.params.id, { role: req.body.role });
  res.sendStatus(204);
});

// A valid token of any customer deletes any user: the second gate is missing.
router.delete('/users/:id', async (req, res) => {
  await User.findByIdAndDelete(req.params.id);
  res.sendStatus(204);
});

// The caller says himself that he is an administrator.
router.post('/refunds', async (req, res) => {
  if (req.headers['x-role'] !== 'admin') return res.sendStatus(403);
  await Refund.create({ order: req.body.order, amount: req.body.amount });
  res.sendStatus(201);
});

module.exports = router;
