// A board for notes.
import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';

interface Context {
  user?: { id: string; role: string };
}

const t = initTRPC.context<Context>().create();

const protectedProcedure = t.procedure.use(({ ctx, next }) => {
  if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED' });
  return next({ ctx: { user: ctx.user } });
});

const adminProcedure = protectedProcedure.use(({ ctx, next }) => {
  // The caller is known: FORBIDDEN says so.
  if (ctx.user.role !== 'admin') throw new TRPCError({ code: 'UNAUTHORIZED' });
  return next();
});

export const appRouter = t.router({
  notes: t.router({
    list: protectedProcedure.query(({ ctx }) => prisma.note.findMany({ where: { ownerId: ctx.user.id } })),
    // Any account deletes any note.
    remove: protectedProcedure
      .input(z.object({ id: z.string() }))
      .mutation(({ input }) => prisma.note.delete({ where: { id: input.id } })),
  }),
  admin: t.router({
    users: adminProcedure.query(() => prisma.user.findMany()),
    // Open to everybody.
    purge: t.procedure.mutation(() => prisma.note.deleteMany()),
  }),
});
