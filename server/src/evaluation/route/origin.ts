import type { CodeModule, FunctionCode } from '../../model/code';
import type { Access, CheckSort, Place, RequestPart, Sighting } from '../../model/route';
import type { ClassValue, Value } from '../../model/value';

/**
 * Where a value comes from, as far as the two gates care: from the request, from the one who calls, from storage. It is
 * what an expression is worth while a caller is led through the code (see `Run`).
 */
export type Origin =
  | { readonly kind: 'constant'; readonly value: string | number | boolean | null }
  /** The request, the context of a framework, or a part of it that nobody has classified. */
  | { readonly kind: 'request'; readonly path: readonly string[] }
  /** What the caller can choose. */
  | {
      readonly kind: 'controlled';
      readonly part: RequestPart;
      readonly name: string;
      /** Set where it was compared with a right as if it was proved. */
      readonly claimed?: Sighting;
    }
  /** The one who calls, or an attribute of it; `claims` tells of a token that nobody verified. */
  | { readonly kind: 'principal'; readonly path: readonly string[]; readonly claims?: Claims }
  | { readonly kind: 'row'; readonly access: AccessDraft; readonly path: readonly string[] }
  /** A yes or no that depends on the caller. */
  | { readonly kind: 'test'; readonly test: Test }
  | { readonly kind: 'not'; readonly of: Origin }
  | { readonly kind: 'logic'; readonly operator: 'and' | 'or'; readonly left: Origin; readonly right: Origin }
  | { readonly kind: 'list'; readonly items: readonly Origin[]; readonly isWhole: boolean }
  | { readonly kind: 'fields'; readonly entries: Map<string, Origin>; readonly rest: readonly Origin[] }
  | { readonly kind: 'closure'; readonly function: FunctionCode; readonly module: CodeModule; readonly scope: Scope }
  | { readonly kind: 'object'; readonly of: ClassValue; readonly fields: Map<string, Origin> }
  | { readonly kind: 'value'; readonly value: Value }
  /** What lets the caller through when it is called: `next`, the function that a decorator wraps. */
  | { readonly kind: 'pass' }
  /** What settles a promise: `resolve`, `reject`. */
  | { readonly kind: 'settle'; readonly as: 'resolved' | 'rejected' }
  /** The answer that is being written: `res`, `reply`. */
  | { readonly kind: 'answer' }
  /** What a verification gives if nobody was proved. */
  | { readonly kind: 'nobody' }
  /** What is there only if a verification failed. */
  | { readonly kind: 'failure' }
  /** Metadata that decorators left, by its key. */
  | { readonly kind: 'metadata'; readonly key: string }
  /** Depends on where or when the program runs, or on which path was asked for. */
  | {
      readonly kind: 'setting';
      /** Set for how the program was started: it is the same for all requests. */
      readonly isOfProgram?: true;
    }
  | { readonly kind: 'several'; readonly of: readonly Origin[] }
  /** Not known; what went into it is kept, and of a text that was put together what is known of it, holes as ` ? `. */
  | { readonly kind: 'unknown'; readonly from: readonly Origin[]; readonly text?: string };

/** A question about the caller that code asks. */
export interface Test extends Sighting {
  readonly gate: 1 | 2;
  readonly sort: CheckSort | 'known';
  /** The rows it was asked about. */
  readonly about: readonly AccessDraft[];
  /** True if it cannot be told which answer is the good one. */
  readonly isOpen: boolean;
}

/** An access while the handler is still being read. */
export type AccessDraft = { -readonly [Key in keyof Access]: Access[Key] } & {
  isCredentialLookup: boolean;
  /** True for a row that is made here and stored only when something saves it. */
  isNew?: true;
  /** What was put into the row since it was fetched: an entry of the caller in one of its lists, or input. */
  written?: 'own' | 'input';
  /** Fields of the row that were set since, before something saves them. */
  assigned?: Assigned;
};

/** What was set on a row: each field by its name, or whatever a caller names. */
export interface Assigned {
  readonly place: Place;
  readonly fields: Map<string, Origin>;
  isAll: boolean;
}

/** What says who calls although nothing verified it. */
export interface Claims {
  readonly token: string;
  readonly decode: Sighting;
}

/** The names of a function and of those around it. */
export interface Scope {
  readonly names: Map<string, Origin>;
  readonly outer?: Scope;
}

/** The name under which an object keeps what all of its fields come from: `Claims(**payload)`. */
export const allFields = '**';

export const unknown: Origin = { kind: 'unknown', from: [] };
export const missing: Origin = { kind: 'constant', value: null };

/** One origin for several that may be meant. Only the first ones count if there are many. */
export function joinOrigins(all: readonly Origin[]): Origin {
  const parts = [...new Set(all.flatMap((one) => (one.kind === 'several' ? one.of : [one])))].slice(0, 6);
  const [first] = parts;
  return parts.length < 2 ? (first ?? missing) : { kind: 'several', of: parts };
}

/** All that may be meant, and what it was made from, to a fixed depth. */
export function partsOf(origin: Origin, depth = 4): readonly Origin[] {
  if (depth === 0) return [];
  const inside = (all: readonly Origin[]) => all.flatMap((one) => partsOf(one, depth - 1)).slice(0, 40);
  switch (origin.kind) {
    case 'several':
      return inside(origin.of);
    case 'unknown':
      return inside(origin.from);
    case 'logic':
      return inside([origin.left, origin.right]);
    case 'not':
      return inside([origin.of]);
    case 'list':
      return inside(origin.items);
    case 'fields':
      return inside([...origin.entries.values(), ...origin.rest]);
    default:
      return [origin];
  }
}

/** The tests that a value depends on. */
export function testsOf(origin: Origin): readonly Test[] {
  return partsOf(origin).flatMap((one) => (one.kind === 'test' ? [one.test] : []));
}

/** The value of a name in a function or around it. */
export function findName(scope: Scope | undefined, name: string): Origin | undefined {
  for (let at = scope; at; at = at.outer) {
    const found = at.names.get(name);
    if (found) return found;
  }
  return undefined;
}

/** The origin that was set for a field of the request. */
export function findIn(fields: ReadonlyMap<string, Origin>, key: string): Origin | undefined {
  return key === '' ? undefined : fields.get(key);
}
