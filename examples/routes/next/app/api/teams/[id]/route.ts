import { NextResponse } from 'next/server';
import { readSession } from '../../../../lib/session';

export async function GET(request: Request, { params }: { params: { id: string } }) {
  const session = await readSession();
  if (!session) return NextResponse.json({ error: 'Sign in first.' }, { status: 401 });
  return NextResponse.json(await prisma.team.findFirst({ where: { id: params.id, ownerId: session.sub } }));
}

// Any account deletes any team.
export async function DELETE(request: Request, { params }: { params: { id: string } }) {
  const session = await readSession();
  if (!session) return NextResponse.json({ error: 'Sign in first.' }, { status: 401 });
  await prisma.team.delete({ where: { id: params.id } });
  return new NextResponse(null, { status: 204 });
}
