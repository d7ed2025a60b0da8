import { NextResponse } from 'next/server';

// Everybody downloads all users.
export async function GET() {
  return NextResponse.json(await prisma.user.findMany());
}
