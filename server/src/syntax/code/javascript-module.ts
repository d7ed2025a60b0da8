import type { Node } from 'web-tree-sitter';
import type { Export, Expression, Import, Statement, Target } from '../../model/code';
import type { Located, Span } from '../../text/span';
import { readClass, readDecorators } from './javascript-definition';
import { readString } from './javascript-string';
import { partsOf, type Source, spanOf, textOf } from './source';

/** The names that the `import` statements of a program bring. */
export function importsOf(source: Source, program: Node): readonly Import[] {
  return program.namedChildren.flatMap((node) => (node.type === 'import_statement' ? readImport(source, node) : []));
}

function readImport(source: Source, node: Node): readonly Import[] {
  const span = spanOf(node);
  const parts = partsOf(node);
  const required = parts.find(({ type }) => type === 'import_require_clause');
  const from = locatedString(source, (required ?? node).childForFieldName('source'));
  if (!from) return [];
  const isType = node.children[1]?.type === 'type';
  const bring = (imported: string, local: string): Import => ({ span, from, imported, local, isType });
  if (required)
    return partsOf(required)
      .slice(0, 1)
      .map((name) => bring('*', textOf(source, name)));
  const clause = parts.find(({ type }) => type === 'import_clause');
  if (!clause) return [bring('*', '')];
  return partsOf(clause).flatMap((part) => {
    const inner = partsOf(part);
    if (part.type === 'identifier') return [bring('default', textOf(source, part))];
    if (part.type === 'namespace_import') return inner.map((name) => bring('*', textOf(source, name)));
    return inner.map((one): Import => {
      const name = one.childForFieldName('name') ?? one;
      const alias = one.childForFieldName('alias') ?? name;
      return {
        ...bring(nameOf(source, name), textOf(source, alias)),
        isType: isType || one.children[0]?.type === 'type',
      };
    });
  });
}

/** A name in an import or export may be written as a string. */
function nameOf(source: Source, node: Node): string {
  return node.type === 'string' ? readString(source, node) : textOf(source, node);
}

function locatedString(source: Source, node: Node | null): Located<string> | undefined {
  return node?.type === 'string' ? { value: readString(source, node), span: spanOf(node) } : undefined;
}

/** What `require` at the top level brings. */
export function requiredIn(body: readonly Statement[]): readonly Import[] {
  return body.flatMap((statement): readonly Import[] => {
    if (statement.kind === 'expression') {
      const from = required(statement.value);
      return from ? [bring(statement.span, from, '*', '')] : [];
    }
    if (statement.kind !== 'let' || !statement.value) return [];
    const { span, target, value } = statement;
    if (value.kind === 'member') {
      const from = required(value.of);
      return from && target.kind === 'name' ? [bring(span, from, value.name.value, target.name)] : [];
    }
    const from = required(value);
    return from ? broughtTo(target, span, from) : [];
  });
}

function broughtTo(target: Target, span: Span, from: Located<string>): readonly Import[] {
  if (target.kind === 'name') return [bring(span, from, '*', target.name)];
  if (target.kind !== 'fields') return [];
  return target.fields.flatMap(({ name, as }) => (as.kind === 'name' ? [bring(span, from, name, as.name)] : []));
}

function bring(span: Span, from: Located<string>, imported: string, local: string): Import {
  return { span, from, imported, local, isType: false };
}

/** The module that `require('x')` names. */
function required(value: Expression): Located<string> | undefined {
  if (value.kind !== 'call' || value.callee.kind !== 'name' || value.callee.name !== 'require') return undefined;
  const given = value.args[0]?.value;
  return value.args.length === 1 && given?.kind === 'text' ? { value: given.value, span: given.span } : undefined;
}

/** What the `export` statements of a program give to others. */
export function exportsOf(source: Source, program: Node): readonly Export[] {
  return program.namedChildren.flatMap((node) => (node.type === 'export_statement' ? readExport(source, node) : []));
}

function readExport(source: Source, node: Node): readonly Export[] {
  const span = spanOf(node);
  const from = locatedString(source, node.childForFieldName('source'));
  const words = node.children.map(({ type }) => type);
  const value = node.childForFieldName('value');
  const declaration = node.childForFieldName('declaration');
  if (value)
    return [{ span, name: words.includes('=') ? '=' : 'default', value: source.read.expression(source, value) }];
  if (declaration) return declaredNames(source, declaration, words.includes('default'), span, node);
  if (words.includes('=')) {
    const last = partsOf(node).at(-1);
    return last ? [{ span, name: '=', value: source.read.expression(source, last) }] : [];
  }
  return partsOf(node)
    .flatMap((part): readonly Export[] => {
      if (part.type === 'namespace_export' && from) {
        return partsOf(part).map((name) => ({ span, name: nameOf(source, name), from, imported: '*' }));
      }
      if (part.type !== 'export_clause') return [];
      return partsOf(part).map((one): Export => {
        const name = one.childForFieldName('name') ?? one;
        const as = nameOf(source, one.childForFieldName('alias') ?? name);
        return from
          ? { span, name: as, from, imported: nameOf(source, name) }
          : { span, name: as, value: source.read.expression(source, name) };
      });
    })
    .concat(from && words.includes('*') ? [{ span, name: '*', from, imported: '*' }] : []);
}

function declaredNames(
  source: Source,
  declaration: Node,
  isDefault: boolean,
  span: Span,
  statement: Node,
): readonly Export[] {
  const names = /^(lexical|variable)_declaration$/.test(declaration.type)
    ? partsOf(declaration).flatMap((part) => namesIn(part.childForFieldName('name')))
    : [declaration.childForFieldName('name')].flatMap((name) => (name ? [name] : []));
  if (names.length === 0 && isDefault && /class/.test(declaration.type)) {
    const value = readClass(source, declaration, readDecorators(source, partsOf(statement)));
    return [{ span, name: 'default', value }];
  }
  return names.map((name) => {
    const value: Expression = { kind: 'name', span: spanOf(name), name: textOf(source, name) };
    return { span, name: isDefault ? 'default' : value.name, value };
  });
}

/** The names that a pattern brings into being. */
function namesIn(node: Node | null): readonly Node[] {
  if (!node) return [];
  if (node.type === 'identifier' || node.type === 'shorthand_property_identifier_pattern') return [node];
  if (node.type === 'pair_pattern') return namesIn(node.childForFieldName('value'));
  if (node.type === 'assignment_pattern' || node.type === 'object_assignment_pattern') {
    return namesIn(node.childForFieldName('left'));
  }
  return /_pattern$/.test(node.type) ? partsOf(node).flatMap(namesIn) : [];
}

/** What is given to `module.exports` and `exports` at the top level. */
export function assignedExports(body: readonly Statement[]): readonly Export[] {
  return body.flatMap((statement): readonly Export[] => {
    if (statement.kind !== 'expression' || statement.value.kind !== 'assignment') return [];
    const { target, value } = statement.value;
    const name = exportedName(target);
    if (name === undefined) return [];
    const given = value.kind === 'assignment' && exportedName(value.target) !== undefined ? value.value : value;
    return [{ span: statement.span, name, value: given }];
  });
}

function exportedName(target: Target): string | undefined {
  if (target.kind === 'name') return target.name === 'exports' ? '=' : undefined;
  if (target.kind !== 'member') return undefined;
  const { of, name } = target;
  if (of.kind === 'name' && of.name === 'module' && name.value === 'exports') return '=';
  const isExports =
    (of.kind === 'name' && of.name === 'exports') ||
    (of.kind === 'member' && of.of.kind === 'name' && of.of.name === 'module' && of.name.value === 'exports');
  return isExports ? name.value : undefined;
}
