import { looksRandom } from '../../../knowledge/credential/randomness';
import { isTerraformState } from '../quiet';
import { type Collector, collect } from './collect';
import { judge } from './judge';
import { lineEnd, readString, skipSpace } from './lexer';

/** Files whose values have no name beside them. */
export function findByFile(collector: Collector): void {
  const { source } = collector;
  const { file, ending, text } = source;
  if (file === '.pgpass' || file === 'pgpass.conf' || ending === 'pgpass') readPgpass(collector);
  else if (file === 'master.key' || (ending === 'key' && text.length < 80)) readMasterKey(collector);
  else if (isTerraformState(source)) readState(collector);
}

/** The last of five fields, `host:port:database:user:value`. */
function readPgpass(collector: Collector): void {
  const { source } = collector;
  const { text } = source;
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start, 4096);
    let colons = 0;
    let at = start;
    for (; at < end && colons < 4; at++) if (text[at] === ':' && text[at - 1] !== '\\') colons++;
    if (colons === 4 && text[start] !== '#') {
      const judged = judge(source, text.slice(at, end), { sort: 'password', vague: false, name: '', quote: '"' });
      if (judged) {
        collect(collector, {
          kind: 'password',
          shape: 'password-literal',
          name: 'Password of a PostgreSQL user',
          span: { start: at, end },
          evidence: judged.evidence,
          reasons: ['The last field of a line of .pgpass is the password.', ...judged.reasons],
        });
      }
    }
    start = end + 1;
  }
}

/** The key that opens the encrypted credentials of Rails: 32 hexadecimal digits and nothing else. */
function readMasterKey(collector: Collector): void {
  const { text } = collector.source;
  const value = text.trim();
  if (value.length !== 32 || !looksRandom(value)) return;
  for (let at = 0; at < 32; at++) if (!'0123456789abcdef'.includes(value[at] ?? '')) return;
  const start = text.indexOf(value);
  collect(collector, {
    kind: 'signingKey',
    shape: 'rails-master-key',
    name: 'Master key of Rails',
    span: { start, end: start + 32 },
    evidence: 'likely',
    reasons: ['The whole file is one key of 32 hexadecimal digits.'],
  });
}

/** Results of `random_password` in the state of Terraform. */
function readState(collector: Collector): void {
  const { source } = collector;
  const { text } = source;
  const mark = '"random_password"';
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
    const next = text.indexOf(mark, at + mark.length);
    const limit = Math.min(next < 0 ? text.length : next, at + 4096);
    const found = text.slice(at, limit).indexOf('"result":');
    if (found < 0) continue;
    const literal = readString(text, skipSpace(text, at + found + 9));
    if (!literal) continue;
    collect(collector, {
      kind: 'password',
      shape: 'password-literal',
      name: 'Password in the state of Terraform',
      span: { start: literal.start, end: literal.end },
      evidence: 'likely',
      reasons: ['The state keeps the result of random_password in plain text.'],
    });
  }
}
