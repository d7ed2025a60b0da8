import { parseArgs } from 'node:util';
import { nearestClause } from '../settings/nearest';
import type { Arguments, Command, Flag, Flags } from './command';

/** Flags that every command has. */
export const commonFlags = {
  help: { description: 'Print help and end.' },
} as const satisfies Flags;

export type ParsedArguments =
  | { readonly kind: 'run'; readonly args: Arguments<Flags> }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

/** The arguments behind the name of a command, checked against its table of flags. */
export function parseArguments(argv: readonly string[], command: Command): ParsedArguments {
  const flags: Flags = { ...commonFlags, ...command.flags };
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(flags).map(([name, flag]) => [
        name,
        { type: flag.takes && flag.bare === undefined ? 'string' : 'boolean' } as const,
      ]),
    ),
    // What is wrong is said in our own words below.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });

  const operands: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const name = token.name === 'h' ? 'help' : token.name;
    const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
    const written = token.name === 'h' ? '-h' : token.rawName;
    if (!flag) return wrong(`There is no flag "${written}"${nearestClause(written, Object.keys(flags).map(dashed))}.`);
    const problem = misuse(written, flag, token.value, token.inlineValue === true);
    if (problem) return wrong(problem);
    if (name === 'help') return { kind: 'help' };
    const values = given.get(name) ?? [];
    if (values.length > 0 && flag.takes && !flag.many) return wrong(`The flag "${written}" was given twice.`);
    given.set(name, [...values, token.value ?? flag.bare ?? '']);
  }
  const { least = 0, most = 0 } = command.operands ?? {};
  if (operands.length > most) return wrong(`"${operands[most]}" is one argument too many.`);
  if (operands.length < least) return wrong(`${command.operands?.usage} is missing.`);
  return { kind: 'run', args: { operands, flags: valuesOf(flags, given) as Arguments<Flags>['flags'] } };
}

function misuse(written: string, flag: Flag, value: string | undefined, inline: boolean): string | undefined {
  if (!flag.takes) return value === undefined ? undefined : `The flag "${written}" takes no value.`;
  if (value === undefined && flag.bare !== undefined) return undefined;
  if (value === undefined || value === '' || (!inline && value.startsWith('-'))) {
    return `The flag "${written}" needs a value: ${written} ${flag.takes}.`;
  }
  if (flag.choices && !flag.choices.includes(value)) {
    return `"${value}" is not one of ${flag.choices.join(', ')}${nearestClause(value, flag.choices)}.`;
  }
  return undefined;
}

function valuesOf(flags: Flags, given: ReadonlyMap<string, readonly string[]>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => {
      const values = given.get(name);
      if (!flag.takes) return [name, values !== undefined];
      return [name, flag.many ? (values ?? []) : (values?.[0] ?? flag.default)];
    }),
  );
}

function dashed(name: string): string {
  return `--${name}`;
}

function wrong(message: string): ParsedArguments {
  return { kind: 'wrong', message };
}
