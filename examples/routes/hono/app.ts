// A service for invoices.
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { decode, jwt } from 'hono/jwt';

const app = new Hono();

const requireAccountant = createMiddleware(async (c, next) => {
  if (c.get('jwtPayload').role !== 'accountant') return c.json({ error: 'Only accountants may do this.' }, 403);
  await next();
});

app.get('/health', (c) => c.text('ok'));

// Decoded and not verified: whoever calls writes the token himself.
app.get('/statements', async (c) => {
  const { payload } = decode(c.req.header('Authorization')?.replace('Bearer ', '') ?? '');
  return c.json(await prisma.statement.findMany({ where: { userId: payload.sub } }));
});

app.use('/invoices/*', jwt({ secret: process.env.JWT_KEY, alg: 'HS256' }));

app.get('/invoices', async (c) => {
  const { sub } = c.get('jwtPayload');
  return c.json(await prisma.invoice.findMany({ where: { userId: sub } }));
});

app.post('/invoices/:id/approve', requireAccountant, async (c) => {
  await prisma.invoice.update({ where: { id: c.req.param('id') }, data: { approved: true } });
  return c.body(null, 204);
});

// The invoices of all customers, by counting up.
app.get('/invoices/:id', async (c) => {
  return c.json(await prisma.invoice.findUnique({ where: { id: c.req.param('id') } }));
});

export default app;
