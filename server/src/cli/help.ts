import { commonFlags } from './args';
import type { Command, Flag, Flags } from './command';

/** The help of the program: its commands. */
export function programHelp(commands: readonly Command[]): string {
  const rows = commands.map((command) => [usage(command), command.summary] as const);
  return [
    'Two Gates finds what lets strangers in: MFA conditions with gaps, and credentials in the text.',
    '',
    'Usage: two-gates COMMAND [ARGUMENTS]',
    '',
    ...columns(rows),
    '',
    ...columns([
      ['--help', 'Print this help, or behind a command the help of that command.'],
      ['--version', 'Print the version.'],
    ]),
    '',
    'Exit codes: 0 nothing at or above the threshold, 1 findings, 2 something could not be run or read.',
    '',
  ].join('\n');
}

/** The help of one command, from its table. */
export function commandHelp(command: Command): string {
  const flags: Flags = { ...command.flags, ...commonFlags };
  const rows = Object.entries(flags).map(([name, flag]) => [flagUsage(name, flag), explain(flag)] as const);
  const details = command.details === undefined ? [] : ['', command.details];
  return [`Usage: two-gates ${usage(command)} [FLAGS]`, '', command.summary, '', ...columns(rows), ...details, ''].join(
    '\n',
  );
}

/** Two columns, the second one aligned and broken into lines. */
export function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const left = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.flatMap(([name, text]) =>
    wrap(text, Math.max(40, 100 - left)).map((line, index) => `  ${(index === 0 ? name : '').padEnd(left)}${line}`),
  );
}

/** Breaks a text at its spaces. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function usage({ name, operands }: Command): string {
  return operands ? `${name} ${operands.usage}` : name;
}

function flagUsage(name: string, { takes, bare }: Flag): string {
  if (bare !== undefined) return `--${name}[=${takes}]`;
  return takes ? `--${name} ${takes}` : `--${name}`;
}

function explain({ description, choices, default: usual, many }: Flag): string {
  const facts = [
    ...(choices ? [`One of ${choices.join(', ')}.`] : []),
    ...(usual === undefined ? [] : [`Default: ${usual}.`]),
    ...(many ? ['May be given several times.'] : []),
  ];
  return [description, ...facts].join(' ');
}
