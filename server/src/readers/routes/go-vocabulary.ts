import type { Call, CodeModule, Expression } from '../../model/code';
import type { FrameworkId, GuardUse, RoutePath, Stack } from '../../model/route';
import type { Values } from '../../model/value';
import type { Placed } from './arguments';
import type { Stacks } from './framework';
import type { Turn } from './loops';

/** What is registered on, and what was said of a route before its handler comes. */
export interface GoReceiver {
  readonly stack: Omit<Stack, 'entries'>;
  /** Guards of what is registered next: `r.With(mw).Get(…)`. */
  readonly guards: readonly GuardUse[];
  readonly path?: RoutePath;
  readonly methods?: readonly string[];
}

/** What stands around a call while it is read. */
export interface GoReading {
  readonly module: CodeModule;
  /** Answers as they are in one turn of a loop. */
  readonly values: Values;
  readonly turn: Turn;
  readonly stacks: Stacks;
  /** What an expression is as something to register on, of whatever framework. */
  find(placed: Placed): GoReceiver | undefined;
}

/** What a framework of Go registers routes on, and by which methods. */
export interface GoVocabulary {
  readonly framework: FrameworkId;
  readonly package: RegExp;
  /** Functions of the package that make something to register on. */
  readonly makers: ReadonlySet<string>;
  /** Types of such things. */
  readonly types: ReadonlySet<string>;
  /** True if guards of an application cover only what is registered after them. */
  readonly isOrdered: boolean;
  /** What a method gives that gives something to register on: a group, or the same with a path. */
  step?(name: string, call: Call, of: GoReceiver, reading: GoReading): GoReceiver | undefined;
  /** Methods that register something. */
  readonly verbs: ReadonlySet<string>;
  register(name: string, call: Call, receiver: GoReceiver, reading: GoReading): void;
}

/** The expression of an argument. */
export function argumentAt(call: Call, at: number): Expression | undefined {
  return call.args[at]?.value;
}
