'use server';

import { readSession } from '../../lib/session';

export async function rename(name: string) {
  const session = await readSession();
  if (!session) throw new Error('Sign in first.');
  await prisma.user.update({ where: { id: session.sub }, data: { name } });
}

// A server action is a public endpoint: its arguments are whatever the caller sends.
export async function removeUser(id: string) {
  await prisma.user.delete({ where: { id } });
}
