import type { TextEdit } from '../../../../text/edit';
import { linesOf, newlineOf, nextLine, skipBlanks } from '../lines';

/** One import at the top of a file. */
interface Import {
  readonly start: number;
  readonly end: number;
  /** True for `from x import y`. */
  readonly isFrom: boolean;
  readonly module: string;
}

/** The top of a file: where imports may begin, and those that stand there up to the first other statement. */
interface Head {
  readonly start: number;
  /** True if a docstring, a comment or an import from the future stands in front of that. */
  readonly isBehind: boolean;
  readonly imports: readonly Import[];
}

/**
 * `import x` of a module that comes with Python, unless the file has it: where isort and Ruff would have it, which is
 * sorted among the plain imports of the first section, and in a section of its own in front of other people's modules.
 */
export function importModule(text: string, module: string): TextEdit[] {
  const head = readHead(text);
  if (head.imports.some((each) => brings(text, each, module))) return [];
  const newline = newlineOf(text);
  const [first] = head.imports;
  if (!first) return [importAlone(text, head, module)];
  const section = firstSection(head.imports);
  if (!section.some((each) => standard.has(rootOf(each.module))))
    return [{ span: { start: first.start, end: first.start }, text: `import ${module}${newline}${newline}` }];
  const isMixed = section.some(({ isFrom }, at) => !isFrom && section[at - 1]?.isFrom);
  const next = section.find((each) => (each.isFrom && !isMixed) || each.module.toLowerCase() > module);
  const at = next ? next.start : (section.at(-1)?.end ?? first.end);
  const lead = at > 0 && !/[\r\n]/.test(text.charAt(at - 1)) ? newline : '';
  return [{ span: { start: at, end: at }, text: `${lead}import ${module}${newline}` }];
}

/** The imports up to the first gap. */
function firstSection(imports: readonly Import[]): readonly Import[] {
  const gap = imports.findIndex(({ start }, at) => at > 0 && imports[at - 1]?.end !== start);
  return gap < 0 ? imports : imports.slice(0, gap);
}

function brings(text: string, { start, end, isFrom }: Import, module: string): boolean {
  const names = text
    .slice(start, end)
    .replace(/#.*/, '')
    .replace(/^import\s+/, '');
  return !isFrom && names.split(',').some((name) => name.trim() === module);
}

function importAlone(text: string, { start, isBehind }: Head, module: string): TextEdit {
  const newline = newlineOf(text);
  const lead = start > 0 && !/[\r\n]/.test(text.charAt(start - 1)) ? newline : '';
  const isGap = /^\s*$/.test(text.slice(start, nextLine(text, start)));
  const before = isBehind ? newline : '';
  const after = isGap && isBehind ? '' : newline;
  return { span: { start, end: start }, text: `${lead}${before}import ${module}${newline}${after}` };
}

function readHead(text: string): Head {
  const imports: Import[] = [];
  let start = 0;
  let at = 0;
  let isBehind = false;
  for (const { start: from, line } of linesOf(text)) {
    if (from < at) continue;
    const found = /^(import|from)\s+([\w.]+)/.exec(line);
    if (found) {
      at = importEnd(text, from);
      const [, word, module = ''] = found;
      if (module === '__future__') start = at;
      else imports.push({ start: from, end: at, isFrom: word === 'from', module });
      isBehind ||= module === '__future__';
    } else if (imports.length === 0 && line.startsWith('#')) {
      // A comment at the top belongs to the file: a shebang, an encoding, a licence.
      start = nextLine(text, from);
    } else if (imports.length === 0 && !isBehind && /^[ru]?["']/i.test(line)) {
      at = docstringEnd(text, from);
      start = at;
      isBehind = true;
    } else if (line.trim() !== '' && !line.startsWith('#')) {
      break;
    }
  }
  return { start, isBehind, imports };
}

/** Where the lines of an import end, which may go on in brackets or behind a backslash. */
function importEnd(text: string, start: number): number {
  let at = nextLine(text, start);
  const first = text.slice(start, at);
  if (first.includes('(') && !first.includes(')')) {
    const close = text.indexOf(')', at);
    return close < 0 ? text.length : nextLine(text, close);
  }
  for (let line = first; /\\\s*$/.test(line) && at < text.length; ) {
    const next = nextLine(text, at);
    line = text.slice(at, next);
    at = next;
  }
  return at;
}

function docstringEnd(text: string, start: number): number {
  const from = skipBlanks(text, start);
  const quotes = /^[ru]?("""|''')/i.exec(text.slice(from, from + 4))?.[1];
  if (quotes === undefined) return nextLine(text, start);
  const open = text.indexOf(quotes, from);
  const close = text.indexOf(quotes, open + 3);
  return close < 0 ? text.length : nextLine(text, close);
}

function rootOf(module: string): string {
  return module.split('.')[0] ?? '';
}

/** Modules that come with Python and are imported at the top of programs, from https://docs.python.org/3/py-modindex.html. */
const standard = new Set(
  (
    'abc argparse array ast asyncio atexit base64 bisect builtins bz2 calendar cgi cmath cmd code codecs collections ' +
    'concurrent configparser contextlib contextvars copy csv ctypes curses dataclasses datetime decimal difflib dis ' +
    'email enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc getopt getpass gettext ' +
    'glob grp gzip hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools json keyword linecache ' +
    'locale logging lzma mailbox marshal math mimetypes mmap multiprocessing netrc numbers operator optparse os pathlib ' +
    'pdb pickle pkgutil platform poplib pprint profile pty pwd queue random re readline resource sched secrets select ' +
    'selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 ssl stat statistics string struct ' +
    'subprocess sys sysconfig syslog tarfile telnetlib tempfile termios textwrap threading time timeit tkinter token ' +
    'tokenize tomllib traceback tracemalloc tty types typing unicodedata unittest urllib uuid warnings wave weakref ' +
    'webbrowser winreg wsgiref xml xmlrpc zipfile zipimport zlib zoneinfo'
  ).split(' '),
);
