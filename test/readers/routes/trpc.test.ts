import { testRoutes } from '../../support/test-routes';

const base = `import { initTRPC } from '@trpc/server'; const t = initTRPC.context().create();
  const isAuthed = t.middleware(({ ctx, next }) => { if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED' }); return next(); });
  export const router = t.router; export const mergeRouters = t.mergeRouters; export const publicProcedure = t.procedure;
  export const protectedProcedure = t.procedure.use(isAuthed); export const adminProcedure = protectedProcedure.use(isAdmin).use(async ({ next }) => next());`;

testRoutes('tRPC', {
  'procedures behind the middlewares that they are built on': [
    {
      'trpc.ts': base,
      'root.ts': `import { router, publicProcedure, adminProcedure } from './trpc'; import { posts } from './posts';
        export const appRouter = router({ health: publicProcedure.query(() => 1), posts, admin: router({ purge: adminProcedure.input(z.string()).mutation(purge) }) });`,
      'posts.ts': `import { router, protectedProcedure } from './trpc'; import { byId } from './by-id';
        export const posts = router({ byId, add: protectedProcedure.input(schema).use(canPost).mutation(({ ctx, input }) => 1), live: protectedProcedure.subscription(live) });`,
      'by-id.ts': `import { protectedProcedure } from './trpc'; export const byId = protectedProcedure.input(schema).query(show);`,
    },
    [
      'QUERY /health  health',
      'QUERY /posts/byId  method: isAuthed → byId',
      'MUTATION /posts/add  method: isAuthed → method: canPost → add',
      'SUBSCRIPTION /posts/live  method: isAuthed → live',
      'MUTATION /admin/purge  method: isAuthed → method: isAdmin → method: function → purge',
    ],
  ],
  'merged routers, nested objects, and what is spread': [
    {
      'trpc.ts': base,
      'root.ts': `import { router, mergeRouters, protectedProcedure, publicProcedure } from './trpc';
        const a = router({ one: protectedProcedure.query(f) }); const more = { three: publicProcedure.query(f) };
        export const appRouter = mergeRouters(a, router({ in: { two: publicProcedure.mutation(f) }, ...more }));`,
    },
    ['QUERY /one  method: isAuthed → one', 'QUERY /three  three', 'MUTATION /in/two  two'],
  ],
  'roles that a middleware reads, concatenated procedures, and procedures that a function makes': [
    {
      'trpc.ts': `${base} export const roleProcedure = (role) => protectedProcedure.use(hasRole(role)); export const orgProcedure = t.procedure.use(isMember);`,
      'root.ts': `import { router, protectedProcedure, roleProcedure, orgProcedure } from './trpc';
        export const appRouter = router({ a: protectedProcedure.meta({ roles: ['admin'], title: 'x' }).query(f), b: protectedProcedure.unstable_concat(orgProcedure).query(f), c: roleProcedure('admin').query(f) });`,
    },
    [
      'QUERY /a  method: isAuthed [admin] → a',
      'QUERY /b  method: isAuthed → method: isMember → b',
      'QUERY /c  method: isAuthed → method: hasRole(role) → c',
    ],
  ],
  'a base that is not in the workspace may demand anything': [
    {
      'root.ts': `import { createTRPCRouter, protectedProcedure } from '~/server/trpc'; export const appRouter = createTRPCRouter({ a: protectedProcedure.query(f), b: 1 });`,
    },
    ['QUERY /a  method: protectedProcedure → a'],
  ],
  'objects with queries that are no procedures': [
    { 'db.ts': `import { router } from 'x'; export const y = router({ users: db.query(sql), z: t.procedure });` },
    [],
  ],
});
