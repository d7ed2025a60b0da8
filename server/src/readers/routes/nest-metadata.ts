import { asksNoMetadata } from '../../knowledge/route/nest';
import type { Call, CodeModule, Expression } from '../../model/code';
import type { MetadataReading } from '../../model/route';
import type { Value, Values } from '../../model/value';
import { type CodeNode, walkCode } from '../../model/walk-code';
import { written } from '../../model/written';
import { lineageOf } from './classes';

/** The key of metadata that may be any. */
export const anyKey = '*';

const readers: ReadonlyMap<string, MetadataReading['takes']> = new Map([
  ['get', 'first'],
  ['getAllAndOverride', 'first'],
  ['getAllAndMerge', 'all'],
  ['getAll', 'all'],
  ['getMetadata', 'first'],
]);

/** Helpers that are handed the reflector are followed no deeper. */
const deepest = 3;

/** What a guard asks of the metadata of the route and its class; undefined if nobody can tell. */
export function metadataReadBy(value: Value, values: Values): readonly MetadataReading[] | undefined {
  switch (value.kind) {
    case 'function':
      return readIn(value.function.body, value.module, values, 0);
    case 'class':
    case 'instance': {
      const lineage = lineageOf(value.kind === 'class' ? value : value.of, values).map((one) => one.value);
      const found = lineage.flatMap((one) =>
        one.kind === 'class'
          ? readIn(
              one.class.members.flatMap((member) => member.value ?? []),
              one.module,
              values,
              0,
            )
          : [],
      );
      const isOpen = lineage.some(
        (one) => one.kind === 'unknown' || (one.kind === 'external' && !asksNoMetadata(one.package)),
      );
      return isOpen && found.length === 0 ? undefined : found;
    }
    case 'call': {
      const { callee } = value;
      if (callee.kind === 'external') return asksNoMetadata(callee.package) ? [] : undefined;
      if (callee.kind !== 'function') return undefined;
      const made = values.results(callee).filter(({ kind }) => kind === 'class' || kind === 'instance');
      const inside = readIn(callee.function.body, callee.module, values, 0);
      return [...inside, ...made.flatMap((one) => metadataReadBy(one, values) ?? [])];
    }
    case 'external':
      return asksNoMetadata(value.package) ? [] : undefined;
    default:
      return undefined;
  }
}

function readIn(
  nodes: readonly CodeNode[],
  module: CodeModule,
  values: Values,
  depth: number,
): readonly MetadataReading[] {
  const found: MetadataReading[] = [];
  walkCode(nodes, (node) => {
    if (node.kind !== 'call') return;
    const reading = readingOf(node, module, values);
    if (reading) found.push(reading);
    else if (depth < deepest && node.args.some(({ value }) => isReflector(value))) {
      const callee = values.of(node.callee, module);
      if (callee.kind === 'function') found.push(...readIn(callee.function.body, callee.module, values, depth + 1));
    }
  });
  return found;
}

/** `this.reflector.getAllAndOverride('roles', [context.getHandler(), context.getClass()])`. */
function readingOf({ callee, args }: Call, module: CodeModule, values: Values): MetadataReading | undefined {
  const [key, ...targets] = args.map(({ value }) => value);
  if (callee.kind !== 'member' || !key) return undefined;
  const takes = readers.get(callee.name.value);
  const isReader = isReflector(callee.of) || (callee.of.kind === 'name' && callee.of.name === 'Reflect');
  if (!takes || !isReader) return undefined;
  const asked = targets.flatMap((one) => (one.kind === 'list' ? one.items : [one]));
  const from = asked.map((one) => targetOf(one, module, values));
  const isKnown = from.length > 0 && from.every((one) => one !== undefined);
  return {
    key: keyOf(key, module, values),
    from: isKnown ? from.filter((one) => one !== undefined) : ['method', 'class'],
    takes,
  };
}

function isReflector(expression: Expression): boolean {
  const name = expression.kind === 'member' ? expression.name.value : expression.kind === 'name' ? expression.name : '';
  return /reflector$/i.test(name);
}

function targetOf(expression: Expression, module: CodeModule, values: Values): 'method' | 'class' | undefined {
  const value = values.of(expression, module);
  const call = expression.kind === 'call' ? expression : value.kind === 'call' ? value.call : undefined;
  const name = call?.callee.kind === 'member' ? call.callee.name.value : undefined;
  return name === 'getHandler' ? 'method' : name === 'getClass' ? 'class' : undefined;
}

/** What names metadata: a text, a decorator of `Reflector.createDecorator`, or else the expression as it is written. */
export function keyOf(expression: Expression, module: CodeModule, values: Values): string {
  return keyOfValue(values.of(expression, module), values) ?? `~${written(expression).split('.').at(-1) ?? ''}`;
}

export function keyOfValue(value: Value, values: Values): string | undefined {
  if (value.kind === 'text') return value.value;
  if (value.kind === 'parameter') return anyKey;
  if (value.kind === 'member' && value.name === 'KEY') return keyOfValue(value.of, values);
  if (value.kind !== 'call' || !makesDecorator(value.callee)) return undefined;
  const [options] = value.call.args;
  const key = options && values.member(values.of(options.value, value.module), 'key');
  return key?.kind === 'text' ? key.value : `${value.module.path}#${value.call.span.start}`;
}

/** `Reflector.createDecorator`. */
export function makesDecorator(callee: Value): boolean {
  return callee.kind === 'external' && callee.package === '@nestjs/core' && callee.path.at(-1) === 'createDecorator';
}
