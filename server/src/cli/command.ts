import type { ExitCode, Host } from './host';

/** A switch, or with `takes` a flag with a value. */
export interface Flag {
  readonly description: string;
  /** What its value stands for, for the help: `FORMAT`. */
  readonly takes?: string;
  readonly choices?: readonly string[];
  /** The value of the flag where it is given without one; a value stands behind `=` then. */
  readonly bare?: string;
  readonly default?: string;
  /** True if the flag may be given several times. */
  readonly many?: true;
}

export type Flags = Readonly<Record<string, Flag>>;

type FlagValue<F extends Flag> = F extends { readonly takes: string; readonly many: true }
  ? readonly string[]
  : F extends { readonly takes: string }
    ? Choice<F> | (F extends { readonly default: string } ? never : undefined)
    : boolean;
type Choice<F extends Flag> = F extends { readonly choices: readonly (infer C)[] } ? C : string;

/** The values of a command's flags, as they were given or by default. */
export type FlagValues<F extends Flags> = { readonly [Name in keyof F]: FlagValue<F[Name]> };

export interface Arguments<F extends Flags> {
  readonly flags: FlagValues<F>;
  readonly operands: readonly string[];
}

export interface Command<F extends Flags = Flags> {
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  readonly flags: F;
  /** The operands as they stand in the help, and how many there may be. */
  readonly operands?: { readonly usage: string; readonly least: number; readonly most: number };
  /** What more there is to say under `--help`. */
  readonly details?: string;
  run(args: Arguments<F>, host: Host): Promise<ExitCode> | ExitCode;
}

/** Checks that a command uses its flags by the types that they have. */
export function defineCommand<const F extends Flags>(command: Command<F>): Command<F> {
  return command;
}
