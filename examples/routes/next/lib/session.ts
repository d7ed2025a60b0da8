import { jwtVerify } from 'jose';
import { cookies } from 'next/headers';

/** Who is signed in, or nobody. */
export async function readSession() {
  const token = (await cookies()).get('session')?.value;
  if (!token) return null;
  const { payload } = await jwtVerify(token, new TextEncoder().encode(process.env.SESSION_KEY));
  return payload;
}
