import { isPlaceholder, namesItself } from '../../../knowledge/credential/placeholders';
import { type Collector, collect } from './collect';
import { judge } from './judge';
import { isBlank, isLineEnd, isWordCode } from './lexer';

/** How a command takes a password. */
interface Flag {
  /** The option as it is written, in the case it has. */
  readonly option: string;
  /**
   * - `next`: the word behind it
   * - `attached`: the rest of its word
   * - `pair`: the word behind it is a user, a colon and a password
   * - `percent`: the same with a percent sign
   */
  readonly takes: 'next' | 'attached' | 'pair' | 'percent';
}

const password = (...options: string[]): readonly Flag[] => options.map((option) => ({ option, takes: 'next' }));
const pair = (...options: string[]): readonly Flag[] => options.map((option) => ({ option, takes: 'pair' }));
const attached = (...options: string[]): readonly Flag[] => options.map((option) => ({ option, takes: 'attached' }));

/** Commands by the beginning of their names. */
const commands: readonly { readonly name: string; readonly flags: readonly Flag[] }[] = [
  { name: 'curl', flags: pair('-u', '--user', '--proxy-user', '-U') },
  { name: 'mysql', flags: attached('-p') },
  { name: 'mariadb', flags: attached('-p') },
  { name: 'sshpass', flags: [...password('-p'), ...attached('-p')] },
  { name: 'docker login', flags: password('-p') },
  { name: 'podman login', flags: password('-p') },
  { name: 'helm registry login', flags: password('-p') },
  { name: 'az login', flags: password('-p') },
  { name: 'redis-cli', flags: [...password('-a'), ...attached('-a')] },
  { name: 'sqlcmd', flags: [...password('-P'), ...attached('-P')] },
  { name: 'mongo', flags: password('-p') },
  { name: 'smbclient', flags: [{ option: '-U', takes: 'percent' }] },
  { name: 'ldapsearch', flags: password('-w') },
  { name: 'psexec', flags: password('-p') },
  { name: 'schtasks', flags: password('/rp', '/p', '/RP', '/P') },
  { name: 'cmdkey', flags: attached('/pass:') },
];

/** The end of a command is not looked for further away. */
const REACH = 600;

/** Reads the command that begins at a hit; the result is the offset up to which it was read. */
export function findInCommand(collector: Collector, start: number): number {
  const { text } = collector.source;
  if (start > 0 && (isWordCode(text.charCodeAt(start - 1)) || text[start - 1] === '-' || text[start - 1] === '.'))
    return start;
  const head = text.slice(start, start + 24).toLowerCase();
  if (head.startsWith('net use')) return findInNetUse(collector, start);
  const command = commands.find(({ name }) => head.startsWith(name));
  if (!command) return start;

  const next = text[start + command.name.length];
  if (next === '-' || next === '.' || next === '/' || next === ':') return start;
  let before: Word | undefined;
  let at = start + command.name.length;
  const limit = Math.min(text.length, start + REACH);
  while (at < limit) {
    const word = wordAt(text, at, limit);
    if (!word) break;
    judgeWord(collector, command.name, command.flags, before, word);
    before = word;
    at = word.after;
  }
  return at;
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
  flags: readonly Flag[],
  before: Word | undefined,
  word: Word,
): void {
  const { text } = collector.source;
  const written = text.slice(word.start, word.end);
  const previous = before && text.slice(before.start, before.end);
  for (const { option, takes } of flags) {
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
    const joint = value.indexOf(takes === 'pair' ? ':' : '%');
    if (joint <= 0 || isAnyone(value.slice(0, joint), value.slice(joint + 1))) continue;
    report(collector, command, start + joint + 1, word.end, word.quote);
  }
}

function isAnyone(user: string, value: string): boolean {
  return (
    (isPlaceholder(user) || ['user', 'username', 'login'].includes(user.toLowerCase())) &&
    (isPlaceholder(value) || namesItself(value))
  );
}

/** `net use X: \\server\share value /user:name`. */
function findInNetUse(collector: Collector, start: number): number {
  const { text } = collector.source;
  const limit = Math.min(text.length, start + REACH);
  let at = start + 7;
  let share = false;
  let user = false;
  const candidates: Word[] = [];
  while (at < limit) {
    const word = wordAt(text, at, limit);
    if (!word) break;
    const written = text.slice(word.start, word.end);
    if (written.startsWith('\\\\')) share = true;
    else if (written.startsWith('/')) user ||= written.toLowerCase().startsWith('/user:');
    else if (share) candidates.push(word);
    at = word.after;
  }
  const only = candidates.length === 1 ? candidates[0] : undefined;
  if (share && user && only) report(collector, 'net use', only.start, only.end, only.quote);
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
