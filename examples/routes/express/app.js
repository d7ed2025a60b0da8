// A shop. Its routes stand in routes/, its guards in guards.js.
const express = require('express');
const admin = require('./routes/admin');
const orders = require('./routes/orders');
const { requireUser } = require('./guards');

const app = express();
app.use(express.json());

// Everybody may sign in: that is what it is for.
app.post('/login', async (req, res) => {
  const user = await User.findOne({ email: req.body.email });
  if (!user || !(await bcrypt.compare(req.body.password, user.passwordHash))) return res.sendStatus(401);
  res.json({ token: jwt.sign({ sub: user.id, role: user.role }, process.env.JWT_KEY) });
});

// Nobody is asked who he is: the list of all users is open to the world.
app.get('/users', async (req, res) => {
  res.json(await User.find());
});

app.use('/admin', requireUser, admin);
app.use('/orders', requireUser, orders);

app.listen(3000);
