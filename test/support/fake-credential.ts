import type { Credential } from '../../server/src/model/credential';
import { Secret } from '../../server/src/text/secret';

/** A credential that no text holds, with a value that is none. */
export function fakeCredential(more: Partial<Credential> = {}): Credential {
  return {
    kind: 'token',
    shape: 'test-token',
    name: 'Test token',
    span: { start: 0, end: 24 },
    secret: new Secret('x'.repeat(24)),
    evidence: 'strong',
    reasons: [],
    temporary: false,
    facts: {},
    parts: [],
    isDefault: false,
    place: 'code',
    ...more,
  };
}
