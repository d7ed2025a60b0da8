import type { Judgement } from '../shapes/shape';
import { base64Json } from './base64';
import { dayOf } from './day';

/** What a JSON Web Token says of itself, or undefined if it is none. The signature is not looked at. */
export function readJwt(value: string): Judgement | undefined {
  const parts = value.split('.');
  const header = base64Json(parts[0] ?? '');
  if (!header || typeof header['alg'] !== 'string') return undefined;
  if (parts.length === 5) {
    return {
      name: 'Encrypted JSON Web Token',
      evidence: 'likely',
      reasons: ['Its header parses, and its claims are encrypted.'],
      facts: { algorithm: short(header['alg']) },
    };
  }
  const claims = base64Json(parts[1] ?? '');
  return claims && parts.length === 3 ? judgeClaims(header['alg'], claims) : undefined;
}

function judgeClaims(algorithm: string, claims: Readonly<Record<string, unknown>>): Judgement {
  const { exp, iat, iss, role, sub } = claims;
  const issuer = typeof iss === 'string' ? iss : undefined;
  const expires = typeof exp === 'number' ? dayOf(exp) : undefined;
  const facts = {
    algorithm: short(algorithm),
    ...(issuer && { issuedBy: short(issuer) }),
    ...(typeof role === 'string' && { role: short(role) }),
    ...(expires ? { expires } : { expires: 'never' }),
  };
  // A day is what identity providers give an access token at most.
  const temporary = typeof exp === 'number' && typeof iat === 'number' && exp - iat <= 86_400;
  const parses = 'Its header and its claims parse.';
  if (sub === '1234567890' || issuer === 'supabase-demo') {
    return { facts, temporary, evidence: 'example', reasons: ['Its claims are those of a documented example.'] };
  }
  if (algorithm.toLowerCase() === 'none') {
    return { facts, temporary, evidence: 'weak', reasons: ['It is not signed, so it proves nothing.'] };
  }
  if (issuer?.startsWith('supabase') && role === 'anon') {
    const name = 'Supabase anonymous key';
    return { name, facts, temporary, evidence: 'public', reasons: ['Its role is `anon`, which is public by design.'] };
  }
  if (issuer?.startsWith('supabase') && role === 'service_role') {
    const name = 'Supabase service role key';
    const reason = 'Its role is `service_role`, which passes row-level security.';
    return { name, facts, temporary, evidence: 'strong', reasons: [reason] };
  }
  if (!registered.some((claim) => claim in claims)) {
    const reason = 'It says neither for whom nor how long it is good.';
    return { facts, temporary, evidence: 'weak', reasons: [reason] };
  }
  return { facts, temporary, evidence: 'likely', reasons: [parses] };
}

/** The claims that have a meaning for everybody. RFC 7519, 4.1. */
const registered = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'];

/** A claim as a fact for people: on one line and no longer than a line bears. */
function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
