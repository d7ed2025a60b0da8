import type { Expression } from '../../model/code';

const longest = 48;

/** An expression for people, shortened: `req.user.role`, `canView(…)`. */
export function written(expression: Expression): string {
  const text = write(expression, 6);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function write(expression: Expression, depth: number): string {
  if (depth === 0) return '…';
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'text':
      return `"${expression.value.slice(0, longest)}"`;
    case 'literal':
      return String(expression.value);
    case 'member':
      return `${write(expression.of, depth - 1)}.${expression.name.value}`;
    case 'index':
      return `${write(expression.of, depth - 1)}[…]`;
    case 'call':
      return `${expression.isNew ? 'new ' : ''}${write(expression.callee, depth - 1)}(${expression.args.length > 0 ? '…' : ''})`;
    case 'await':
      return write(expression.of, depth - 1);
    case 'unary':
      return `${expression.operator} ${write(expression.of, depth - 1)}`;
    case 'binary':
      return `${write(expression.left, depth - 1)} ${expression.operator} ${write(expression.right, depth - 1)}`;
    case 'list':
      return `[${expression.items
        .slice(0, 3)
        .map((item) => write(item, depth - 1))
        .join(', ')}]`;
    default:
      return '…';
  }
}

/** The names of a chain of members and calls, from the left: `prisma.user.findMany()` is prisma, user, findMany. */
export function namesOf(expression: Expression): readonly string[] {
  const names: string[] = [];
  let at: Expression = expression;
  for (let step = 0; step < 40; step++) {
    if (at.kind === 'member') {
      names.push(at.name.value);
      at = at.of;
    } else if (at.kind === 'call') {
      at = at.callee;
    } else if (at.kind === 'await' || at.kind === 'index') {
      at = at.of;
    } else break;
  }
  if (at.kind === 'name') names.push(bareName(at.name));
  return names.reverse();
}

/** A name without what PHP puts before it: the sign of a variable, a namespace. */
export function bareName(name: string): string {
  return name.startsWith('$') && name.length > 1 ? name.slice(1) : name.slice(name.lastIndexOf('\\') + 1);
}
