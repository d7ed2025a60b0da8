import type { CodeLanguage, CodeModule, Expression, Statement } from '../../model/code';
import type { CheckSort, Place, Sighting } from '../../model/route';
import type { GuardNames as TeamNames } from '../../model/team';
import type { ClassValue, InstanceValue, Value, Values } from '../../model/value';
import type { AccessDraft, Origin, Scope, Test } from './origin';

/**
 * Whom code is shown to. A stranger has no valid credential; an ordinary caller has one and nothing else: no role, no
 * permission, no row of his own; for a trusted caller every check goes well. What is refused to the one and granted to
 * the next tells what the code checks.
 */
export type Caller = 'stranger' | 'ordinary' | 'trusted';

export type { TeamNames };

/** What may happen to a caller in a piece of code, as a set of bits. */
export const FALLS = 1;
/** Goes on behind an answer that refused, because nothing returned. */
export const FALLS_REFUSED = 2;
export const PASSES = 4;
export const REFUSES = 8;
export const ENDS = 16;
export const THROWS = 32;
export const JUMPS = 64;
/** Has answered, whatever the function does afterwards. */
export const ANSWERS = 128;

/** Settles the promise around. */
export const RESOLVES = 256;
export const REJECTS = 512;

export type Outcome = number;

/** What was seen while one caller was led through. */
export interface Trace {
  /** Credentials that were verified, or looked up. */
  readonly evidence: Sighting[];
  readonly tests: Test[];
  readonly accesses: AccessDraft[];
  /** Sessions and tokens handed out, passwords and signatures verified. */
  readonly behaviours: Behaviour[];
  /** Calls that could not be followed and were given something that matters. */
  readonly gaps: Sighting[];
  readonly decodes: {
    readonly token: string;
    readonly decode: Sighting;
    readonly use: Sighting;
    /** True if the token was read behind a verification of it that failed. */
    readonly isRefuted?: true;
  }[];
  readonly verifiedTokens: string[];
  /** Tokens whose verification failed on the way. */
  readonly failedTokens: string[];
  /** Roles or identities taken from the request as if they were proved. */
  readonly clientAuthority: Sighting[];
  readonly swaps: (Sighting & { readonly status: 401 | 403 })[];
  /** Where the caller was refused. */
  readonly refusals: Place[];
  readonly returns: Origin[];
}

export interface Behaviour extends Sighting {
  readonly sort: 'password' | 'token' | 'signature' | 'setup' | 'signUp';
}

/** One walk of one caller. Its parts call each other through it, and what they see gathers in it. */
export interface Run {
  readonly caller: Caller;
  readonly values: Values;
  readonly team: TeamNames;
  readonly trace: Trace;
  /** Fields that were set on the request, by their path. */
  readonly fields: Map<string, Origin>;
  /** What the framework gives guards beside the request. */
  given: readonly Origin[];
  /** The path of the route whose handler is walked, where its parameters tell what a handler is given. */
  path?: string;
  /** How many expressions may still be looked at. */
  budget: number;
  /** How many expressions are being looked at, one for the sake of the other. */
  nesting: number;
  /** Set if what was evaluated last has thrown: the caller does not get behind it. */
  thrown: boolean;
  /** What happened besides, since it was last taken: passes and answers. */
  effects: Outcome;
  /** Which gate the condition of the innermost branch is about. */
  reason: 0 | 1 | 2;
  /** What the condition of the innermost branch takes a caller's word for. */
  claimed: Sighting | undefined;
  /** How many branches around may be taken or not: what is set in them may not be set. */
  forks: number;
  readonly active: Set<unknown>;
  /** Functions that proved who calls when they were injected. */
  readonly authenticating: Set<unknown>;
  /** Tokens that were made on the way: to unpack one of them is to trust nobody. */
  readonly issued: WeakSet<Origin>;
  /** What stands in the place of the handler that a guard is put around. */
  wrapped?: Expression;
  evaluate(expression: Expression, frame: Frame): Origin;
  execute(statements: readonly Statement[], frame: Frame): Outcome;
  apply(callee: Origin, args: readonly GivenArgument[], frame: Frame): Origin;
}

export interface GivenArgument {
  readonly name?: string;
  readonly origin: Origin;
  readonly isSpread?: boolean;
}

/** One function that is being walked. */
export interface Frame {
  readonly module: CodeModule;
  readonly scope: Scope;
  readonly depth: number;
  readonly returns: Origin[];
  readonly self?: Origin;
  /** True if an error that it gives is the answer: handlers and guards of Echo. */
  readonly refusesByError?: true;
}

/** An empty trace. */
export function makeTrace(): Trace {
  return {
    evidence: [],
    tests: [],
    accesses: [],
    behaviours: [],
    gaps: [],
    decodes: [],
    verifiedTokens: [],
    failedTokens: [],
    clientAuthority: [],
    swaps: [],
    refusals: [],
    returns: [],
  };
}

/** The place of something in a frame. */
export function placeIn(frame: Frame, at: { readonly span: Place['span'] }): Place {
  return { path: frame.module.path, span: at.span };
}

/** Notes a sighting once for each place. */
export function note<T extends Sighting>(list: T[], sighting: T): void {
  const { path, span } = sighting.place;
  const known = list.some(
    ({ says, place }) => says === sighting.says && place.path === path && place.span.start === span.start,
  );
  if (!known && list.length < 60) list.push(sighting);
}

/** The value of what a `self` or `this` is. */
export function selfOrigin(self: ClassValue | InstanceValue | undefined): Origin | undefined {
  if (!self) return undefined;
  return { kind: 'object', of: self.kind === 'class' ? self : self.of, fields: new Map() };
}

/** A test as an origin, noted in the trace. */
export function ask(run: Run, test: Test): Origin {
  note(run.trace.tests, test);
  return { kind: 'test', test };
}

/** A test of the first gate. */
export function asksWho(says: string, place: Place): Test {
  return { gate: 1, sort: 'known', says, place, about: [], isOpen: false };
}

/** A test of the second gate. */
export function asksWhether(sort: CheckSort, says: string, place: Place, about: readonly AccessDraft[] = []): Test {
  return { gate: 2, sort, says, place, about, isOpen: false };
}

/** What a value is as an origin: texts and numbers are constants, functions can be called. */
export function originOfValue(value: Value, run: Run, depth: number): Origin {
  switch (value.kind) {
    case 'text':
    case 'literal':
      return { kind: 'constant', value: value.value };
    case 'function': {
      const self = selfOrigin(value.self);
      const names = new Map<string, Origin>(
        self
          ? [
              ['this', self],
              ['self', self],
              ['cls', self],
            ]
          : [],
      );
      return { kind: 'closure', function: value.function, module: value.module, scope: { names } };
    }
    case 'dictionary':
      return run.evaluate(value.dictionary, frameOf(value.module, depth));
    case 'list':
      return run.evaluate(value.list, frameOf(value.module, depth));
    case 'call':
      // What a function of the project makes can be looked into.
      return value.callee.kind === 'function' && depth < 4
        ? run.evaluate(value.call, frameOf(value.module, depth + 1))
        : { kind: 'value', value };
    case 'instance':
      return value.call
        ? run.evaluate(value.call, frameOf(value.module, depth))
        : { kind: 'object', of: value.of, fields: new Map() };
    default:
      return { kind: 'value', value };
  }
}

/** A frame for what stands at the top of a module. */
export function frameOf(module: CodeModule, depth: number): Frame {
  return { module, scope: { names: new Map() }, depth, returns: [] };
}

/** True where an empty list counts as no. */
export function emptyIsFalse(language: CodeLanguage): boolean {
  return language === 'python' || language === 'php';
}
