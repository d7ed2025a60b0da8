import type {
  ClassCode,
  CodeLanguage,
  Dictionary,
  Expression,
  FunctionCode,
  Import,
  Parameter,
} from '../../model/code';
import { contains, type Span } from '../../text/span';

/** What gives a name its value at one place. */
export type Binding =
  /** `names` lead from the value to what the name gets where it is taken apart; `*` is some element of it. */
  | { readonly kind: 'value'; readonly value: Expression; readonly names: readonly string[] }
  | {
      readonly kind: 'parameter';
      readonly parameter: Parameter;
      readonly index: number;
      readonly names: readonly string[];
      readonly of: FunctionCode;
    }
  | { readonly kind: 'function'; readonly function: FunctionCode }
  | { readonly kind: 'class'; readonly class: ClassCode }
  | { readonly kind: 'import'; readonly import: Import }
  /** Declared, and nothing given to it; at most its type is known. */
  | { readonly kind: 'empty'; readonly type?: Expression }
  /** An error that was caught, or a value that was added to. */
  | { readonly kind: 'unknown' };

/** A stretch of text in which names that are declared there can be seen, or that may not run at all. */
export interface Block {
  readonly span: Span;
  readonly scope: Scope;
}

/** One place at which a name gets a value. */
export interface Write {
  readonly binding: Binding;
  readonly block: Block;
  readonly start: number;
  /** The value is there from this offset on. */
  readonly from: number;
  /** True where the name lives in the block from now on, as `let` and `const` say. */
  readonly isDeclaration: boolean;
}

/** A module, function, class or object literal with the names that live in it. */
export interface Scope {
  readonly kind: 'module' | 'function' | 'class' | 'dictionary';
  readonly node: FunctionCode | ClassCode | Dictionary | undefined;
  readonly span: Span;
  /** Parts of the span whose names are those of the parent: decorators, and what a language reads outside. */
  readonly outside: readonly Span[];
  /** Where names that are not found here are looked for. */
  readonly parent: Scope | undefined;
  /** What lies inside by its place in the text, in its order. */
  readonly children: Scope[];
  readonly names: Map<string, Write[]>;
}

/** The scope whose names count at an offset. */
export function scopeAt(top: Scope, offset: number): Scope {
  let scope = top;
  for (let next: Scope | undefined = top; next; next = childAt(scope, offset)) scope = next;
  return lexical(scope, offset);
}

function lexical(scope: Scope, offset: number): Scope {
  const isOutside = scope.outside.some((span) => covers(span, offset));
  return isOutside && scope.parent ? lexical(scope.parent, offset) : scope;
}

/** Children do not overlap, so the last one that begins before the offset is the only one that may hold it. */
function childAt({ children }: Scope, offset: number): Scope | undefined {
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((children[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const child = children[low - 1];
  return child && covers(child.span, offset) ? child : undefined;
}

export function covers(span: Span, offset: number): boolean {
  return span.start <= offset && offset < span.end;
}

/** In Go, where everything is declared with its type, only the values count that were given to a name, if there are any. */
export function given(bindings: readonly Binding[], language: CodeLanguage): readonly Binding[] {
  if (language !== 'go' || bindings.length < 2) return bindings;
  const some = bindings.filter(({ kind }) => kind !== 'empty');
  return some.length > 0 ? some : bindings;
}

/** More values than this for one name are not told apart. */
const mostWrites = 32;

/**
 * The writes that may have given a name its value at an offset, of those of one scope. Where blocks have names of their
 * own, only those of the innermost declaration count. Where the name is used in the same function, what stands behind the
 * use does not count, nor what surely was overwritten before; a function inside runs later and sees the last value.
 */
export function reaching(scope: Scope, writes: readonly Write[], offset: number, isHere: boolean): readonly Binding[] {
  const only = writes[0];
  if (writes.length === 1 && only) return [only.binding];
  if (writes.length > mostWrites) return [{ kind: 'unknown' }];
  const visible = ofDeclaration(writes, offset);
  const earlier = isHere ? visible.filter(({ from }) => from <= offset) : visible;
  const live = earlier.length > 0 ? earlier : visible;
  const sure = live.findLastIndex(({ block }) => block.scope === scope && covers(block.span, offset));
  return live.slice(Math.max(sure, 0)).map(({ binding }) => binding);
}

function ofDeclaration(writes: readonly Write[], offset: number): readonly Write[] {
  const owner = declarationAt(writes, offset);
  if (!owner) return writes;
  return writes.filter(({ start }) => declarationAt(writes, start)?.block === owner.block);
}

function declarationAt(writes: readonly Write[], offset: number): Write | undefined {
  let owner: Write | undefined;
  for (const write of writes) {
    const isNearer = !owner || contains(owner.block.span, write.block.span);
    if (write.isDeclaration && isNearer && covers(write.block.span, offset)) owner = write;
  }
  return owner;
}
