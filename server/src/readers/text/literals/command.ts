import { type PasswordFlag, passwordCommands } from '../../../knowledge/credential/commands';
import { isPlaceholder, namesItself } from '../../../knowledge/credential/placeholders';
import { type Collector, collect } from './collect';
import { judge } from './judge';
import { isBlank, isLineEnd, isWordCode, type Literal } from './lexer';
import { pipedString } from './piped';

/** The end of a command is not looked for further away. */
const REACH = 600;

/** Reads the command that begins at a hit; the result is the offset up to which it was read. */
export function findInCommand(collector: Collector, start: number): number {
  const { text } = collector.source;
  if (start > 0 && (isWordCode(text.charCodeAt(start - 1)) || text[start - 1] === '-' || text[start - 1] === '.'))
    return start;
  const head = text.slice(start, start + 24).toLowerCase();
  if (head.startsWith('net use')) return findInNet(collector, start);
  const command = passwordCommands.find(({ name }) => head.startsWith(name));
  if (!command) return start;

  const name = command.name.trimEnd();
  if (!name.endsWith('-') && joins(text[start + name.length])) return start;
  const piped = command.reads && pipedString(text, start);
  if (piped) reportPiped(collector, name, piped);
  let before: Word | undefined;
  // The last word of a name of several is read again, since an option or a value may stand behind it.
  let at = start + (name.includes(' ') ? name.lastIndexOf(' ') : name.length);
  const limit = Math.min(text.length, start + REACH);
  while (at < limit) {
    const word = wordAt(text, at, limit);
    if (!word) break;
    judgeWord(collector, name, command.flags, before, word);
    before = word;
    at = word.after;
  }
  return at;
}

/** True for a sign that makes a longer name of the command: `mysql.cnf`, `mongo-express`. */
function joins(sign: string | undefined): boolean {
  return sign === '-' || sign === '.' || sign === '/' || sign === ':';
}

interface Word {
  /** Without quotes. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly after: number;
}

/** The next word of a command, or undefined at its end. */
function wordAt(text: string, from: number, limit: number): Word | undefined {
  let at = from;
  while (at < limit) {
    if (isBlank(text.charCodeAt(at))) at++;
    else if (text[at] === '\\' && isLineEnd(text.charCodeAt(at + 1))) {
      at++;
      while (at < limit && isLineEnd(text.charCodeAt(at))) at++;
    } else break;
  }
  const code = text.charCodeAt(at);
  if (at >= limit || isLineEnd(code) || endsCommand(code)) return undefined;
  const quote = text[at] === '"' || text[at] === "'" ? text[at] : '';
  if (quote !== '' && quote !== undefined) {
    // A quote that closes the string around the command ends the command.
    if (at === from) return undefined;
    let end = at + 1;
    while (end < limit && text[end] !== quote && !isLineEnd(text.charCodeAt(end))) end++;
    return text[end] === quote ? { start: at + 1, end, quote, after: end + 1 } : undefined;
  }
  let end = at;
  while (
    end < limit &&
    !isBlank(text.charCodeAt(end)) &&
    !isLineEnd(text.charCodeAt(end)) &&
    !endsCommand(text.charCodeAt(end))
  ) {
    if (text[end] === '"' || text[end] === "'") break;
    end++;
  }
  // `-p"value"` and `--user="a:b"`.
  const sign = text[end];
  if ((sign === '"' || sign === "'") && end > at) {
    let close = end + 1;
    while (close < limit && text[close] !== sign && !isLineEnd(text.charCodeAt(close))) close++;
    const tail = text.charCodeAt(close + 1);
    if (text[close] === sign && close > end + 1 && (isBlank(tail) || isLineEnd(tail)))
      return { start: at, end: close, quote: '', after: close + 1 };
    return { start: at, end, quote: '', after: end };
  }
  return { start: at, end, quote: '', after: end };
}

function endsCommand(code: number): boolean {
  return code === 124 || code === 59 || code === 96 || code === 38 || code === 62 || code === 41;
}

function judgeWord(
  collector: Collector,
  command: string,
  flags: readonly PasswordFlag[],
  before: Word | undefined,
  word: Word,
): void {
  const { text } = collector.source;
  const written = text.slice(word.start, word.end);
  const previous = before && text.slice(before.start, before.end);
  for (const { option, takes, joint = ':' } of flags) {
    if (takes === 'attached') {
      if (written.length > option.length && written.startsWith(option)) {
        const quoted = text[word.start + option.length] === '"' || text[word.start + option.length] === "'" ? 1 : 0;
        report(collector, command, word.start + option.length + quoted, word.end, word.quote);
      }
      continue;
    }
    let start = word.start;
    if (previous !== option) {
      if (!written.startsWith(`${option}=`)) continue;
      start += option.length + 1;
    }
    if (text[start] === '"' || text[start] === "'") start++;
    if (takes === 'next') {
      report(collector, command, start, word.end, word.quote);
      continue;
    }
    const value = text.slice(start, word.end);
    const middle = value.indexOf(joint);
    if (middle <= 0 || isAnyone(value.slice(0, middle), value.slice(middle + 1))) continue;
    report(collector, command, start + middle + 1, word.end, word.quote);
  }
}

/** `echo 'root:value' | chpasswd`, `echo "value" | docker login --password-stdin`. */
function reportPiped(collector: Collector, command: string, { start, end, quote }: Literal): void {
  const joint = command === 'chpasswd' ? collector.source.text.slice(start, end).indexOf(':') + 1 : 0;
  report(collector, command, start + joint, end, quote);
}

function isAnyone(user: string, value: string): boolean {
  return (
    (isPlaceholder(user) || ['user', 'username', 'login'].includes(user.toLowerCase())) &&
    (isPlaceholder(value) || namesItself(value))
  );
}

/** `net use X: \\\\server\\share value /user:name` and `net user name value /add`. */
function findInNet(collector: Collector, start: number): number {
  const { text } = collector.source;
  const account = text[start + 7] === 'r' || text[start + 7] === 'R';
  const limit = Math.min(text.length, start + REACH);
  let at = start + (account ? 8 : 7);
  const flags: string[] = [];
  const words: Word[] = [];
  for (let word = wordAt(text, at, limit); word; word = wordAt(text, at, limit)) {
    const written = text.slice(word.start, word.end);
    if (written.startsWith('/')) flags.push(written.toLowerCase());
    else words.push(word);
    at = word.after;
  }
  const share = words.findIndex(({ start: from }) => text.startsWith('\\\\', from));
  const isUser = flags.some((flag) => flag.startsWith('/user:'));
  const given = account ? words.slice(1) : share >= 0 && isUser ? words.slice(share + 1) : [];
  const [only] = given.length === 1 ? given : [];
  if (only) report(collector, account ? 'net user' : 'net use', only.start, only.end, only.quote);
  return at;
}

function report(collector: Collector, command: string, start: number, end: number, quote: string): void {
  const { source } = collector;
  const value = source.text.slice(start, end);
  if (value.startsWith('-') || value.startsWith('/') || value.startsWith('$') || value.startsWith('=')) return;
  const judged = judge(source, value, { sort: 'password', vague: false, name: '', quote: quote === "'" ? "'" : '"' });
  if (!judged) return;
  collect(collector, {
    kind: 'password',
    shape: 'command-password',
    name: 'Password in a command',
    span: { start, end },
    evidence: judged.evidence,
    reasons: [
      `The command line of ${command} shows it to every process and keeps it in the history.`,
      ...judged.reasons,
    ],
  });
}
