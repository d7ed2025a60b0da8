import type { ReadGrammar } from '../syntax/code/grammars';

/** The variables of the environment that say whether to colour. */
export interface ColourWishes {
  readonly NO_COLOR?: string | undefined;
  readonly FORCE_COLOR?: string | undefined;
}

/** What a command needs from the process that runs it. Tests bring their own. */
export interface Host {
  /** Absolute. */
  readonly cwd: string;
  readonly env: ColourWishes;
  /** True if a person reads what is written to standard output. */
  readonly isTerminal: boolean;
  /** Writes results to standard output. */
  write(text: string): void;
  /** Writes one line for people to standard error. */
  complain(line: string): void;
  /** Standard input, at most one byte more than the limit. */
  readInput(limit: number): Promise<Uint8Array>;
  /** Starts the language server that stands beside this program; it ends when its client goes. */
  startServer(): void;
  /** The bytes of a grammar, as they stand beside this program. Rejects where they are not there. */
  readonly readGrammar: ReadGrammar;
}

/** Nothing at or above the threshold, findings, could not run or not wholly; 3 for an answer that is not known. */
export type ExitCode = 0 | 1 | 2 | 3;
