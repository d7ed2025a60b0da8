import type { Expression } from './code';

/** Longer than this no label is read to its end. */
const longest = 60;

/** An expression as people would write it in one short line, for labels: `auth('admin')`, `new Roles(…)`. */
export function written(expression: Expression): string {
  const text = print(expression, 0);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function print(expression: Expression, depth: number): string {
  if (depth > 4) return '…';
  const inner = (one: Expression): string => print(one, depth + 1);
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'text':
      return `'${expression.value}'`;
    case 'literal':
      return String(expression.value);
    case 'member':
      return `${inner(expression.of)}.${expression.name.value}`;
    case 'index':
      return `${inner(expression.of)}[${expression.at.map(inner).join(', ')}]`;
    case 'call': {
      const args = expression.args.map(({ name, value }) => (name ? `${name.value}=${inner(value)}` : inner(value)));
      return `${expression.isNew ? 'new ' : ''}${inner(expression.callee)}(${args.join(', ')})`;
    }
    case 'list':
      return `[${expression.items.map(inner).join(', ')}]`;
    case 'dictionary':
      return expression.entries.length === 0 ? '{}' : '{…}';
    case 'function':
      return expression.name?.value ?? 'function';
    case 'class':
      return expression.name?.value ?? 'class';
    case 'unary':
      return `${expression.operator === 'not' ? '!' : `${expression.operator} `}${inner(expression.of)}`;
    case 'binary':
      return `${inner(expression.left)} ${expression.operator} ${inner(expression.right)}`;
    case 'await':
    case 'spread':
      return inner(expression.of);
    default:
      return '…';
  }
}
