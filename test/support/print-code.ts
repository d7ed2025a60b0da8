/** A tree of code in one short line without spans, for tables: `(call app.get '/x' …)`. */
import type { Argument, Decorator, Entry, Parameter } from '../../server/src/model/code';
import type { CodeNode } from '../../server/src/model/walk-code';

export function printCode(node: CodeNode): string {
  switch (node.kind) {
    case 'name':
      return node.name;
    case 'text':
      return JSON.stringify(node.value);
    case 'literal':
      return String(node.value);
    case 'template':
      return `${node.tag ? printCode(node.tag) : ''}\`${node.parts.map(printCode).join(' ')}\``;
    case 'member':
      return `${printCode(node.of)}.${node.name.value}`;
    case 'index':
      return `${printCode(node.of)}[${node.at.map(printCode).join(', ')}]`;
    case 'call':
      return `${node.isNew ? 'new ' : ''}${printCode(node.callee)}${node.types ? `<${node.types.map(printCode).join(', ')}>` : ''}(${node.args.map(printArgument).join(', ')})`;
    case 'list':
      return `[${node.items.map(printCode).join(', ')}]`;
    case 'dictionary':
      return `{${node.entries.map(printEntry).join(', ')}}`;
    case 'function':
      if ('function' in node) return printCode(node.function);
      return `${printDecorators(node.decorators)}${node.isAsync ? 'async ' : ''}fn ${node.name?.value ?? ''}(${node.parameters.map(printParameter).join(', ')}) ${block([...node.directives.map((one) => `"${one}"`), ...node.body.map(printCode)])}`;
    case 'class': {
      if ('class' in node) return printCode(node.class);
      const members = node.members.map(
        ({ name, isStatic, decorators, value, type }) =>
          `${value?.kind === 'function' ? '' : printDecorators(decorators)}${isStatic ? 'static ' : ''}${name.value}${type ? `: ${printCode(type)}` : ''}${value ? ` = ${printCode(value)}` : ''}`,
      );
      const bases = node.bases.length > 0 ? `(${node.bases.map(printCode).join(', ')})` : '';
      return `${printDecorators(node.decorators)}class ${node.name?.value ?? ''}${bases} ${block(members)}`;
    }
    case 'binary':
      return `(${printCode(node.left)} ${node.operator} ${printCode(node.right)})`;
    case 'unary':
      return `(${node.operator} ${printCode(node.of)})`;
    case 'choice':
      return `(${printCode(node.test)} ? ${printCode(node.whenTrue)} : ${printCode(node.whenFalse)})`;
    case 'assignment':
      return `${printCode(node.target)} ${node.operator} ${printCode(node.value)}`;
    case 'await':
      return `await ${printCode(node.of)}`;
    case 'spread':
      return `...${printCode(node.of)}`;
    case 'unknown':
      return `?(${node.children.map(printCode).join(', ')})`;
    case 'fields': {
      const fields = node.fields.map(
        ({ name, as, default: given }) => `${name}: ${printCode(as)}${given ? ` = ${printCode(given)}` : ''}`,
      );
      return `{${[...fields, ...(node.rest ? [`...${printCode(node.rest)}`] : [])].join(', ')}}`;
    }
    case 'items':
      return `[${node.items.map((item) => (item ? printCode(item) : '')).join(', ')}]`;
    case 'let':
      return `let ${printCode(node.target)}${node.type ? `: ${printCode(node.type)}` : ''}${node.value ? ` = ${printCode(node.value)}` : ''}`;
    case 'expression':
      return printCode(node.value);
    case 'if':
      return `if ${printCode(node.test)} ${block(node.whenTrue.map(printCode))} else ${block(node.whenFalse.map(printCode))}`;
    case 'return':
    case 'throw':
      return `${node.kind}${node.value ? ` ${printCode(node.value)}` : ''}`;
    case 'loop':
      return `loop ${node.target ? `${printCode(node.target)} of ` : ''}${node.over ? printCode(node.over) : ''} ${block(node.body.map(printCode))}`;
    case 'try': {
      const handlers = node.handlers.map(
        ({ types, target, body }) =>
          ` catch ${types.map(printCode).join('|')}${target ? ` as ${printCode(target)}` : ''} ${block(body.map(printCode))}`,
      );
      return `try ${block(node.body.map(printCode))}${handlers.join('')} finally ${block(node.last.map(printCode))}`;
    }
    case 'switch': {
      const cases = node.cases.map(
        ({ tests, body }) => `${tests.map(printCode).join('|')}: ${body.map(printCode).join('; ')}`,
      );
      return `switch ${printCode(node.on)} ${block(cases)}`;
    }
    case 'with': {
      const items = node.items.map(
        ({ value, target }) => `${printCode(value)}${target ? ` as ${printCode(target)}` : ''}`,
      );
      return `with ${items.join(', ')} ${block(node.body.map(printCode))}`;
    }
    case 'block':
      return block(node.body.map(printCode));
    case 'jump':
      return node.to;
  }
}

function block(parts: readonly string[]): string {
  return parts.length === 0 ? '{}' : `{ ${parts.join('; ')} }`;
}

function printDecorators(decorators: readonly Decorator[]): string {
  return decorators.map(({ value }) => `@${printCode(value)} `).join('');
}

function printArgument({ name, value }: Argument): string {
  return name ? `${name.value}=${printCode(value)}` : printCode(value);
}

function printEntry({ key, value, isSpread }: Entry): string {
  if (isSpread) return `...${printCode(value)}`;
  return `${key ? key.value : '[?]'}: ${printCode(value)}`;
}

function printParameter({ target, default: given, type, decorators, isRest, isField }: Parameter): string {
  return `${printDecorators(decorators)}${isField ? 'field ' : ''}${isRest ? '...' : ''}${printCode(target)}${type ? `: ${printCode(type)}` : ''}${given ? ` = ${printCode(given)}` : ''}`;
}
