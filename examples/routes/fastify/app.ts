// An issue tracker. A hook of a plugin covers the routes of that plugin and no others.
import jwt from '@fastify/jwt';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';

const fastify = Fastify();
fastify.register(jwt, { secret: process.env.JWT_KEY });

async function authenticate(request: FastifyRequest, reply: FastifyReply) {
  try {
    await request.jwtVerify();
  } catch {
    return reply.code(401).send({ error: 'Sign in first.' });
  }
}

async function requireMaintainer(request: FastifyRequest, reply: FastifyReply) {
  if (request.user.role !== 'maintainer') return reply.code(403).send({ error: 'Only maintainers may do this.' });
}

fastify.register(
  async (app) => {
    app.addHook('onRequest', authenticate);

    app.get('/', async (request) => prisma.issue.findMany({ where: { reporterId: request.user.id } }));

    app.post('/labels', { preHandler: [requireMaintainer] }, async (request) =>
      prisma.label.create({ data: { name: request.body.name } }),
    );

    // Any account rewrites any issue: nothing ties it to the caller.
    app.patch('/:id', async (request) =>
      prisma.issue.update({ where: { id: request.params.id }, data: { title: request.body.title } }),
    );
  },
  { prefix: '/issues' },
);

// Outside of the plugin no hook runs: this is open to everybody.
fastify.delete('/admin/projects/:id', async (request, reply) => {
  await prisma.project.delete({ where: { id: request.params.id } });
  return reply.code(204).send();
});

fastify.listen({ port: 3000 });
