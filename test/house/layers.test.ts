import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { layers } from './import-table';

const root = path.join(__dirname, '../..');

/** One import, with the file that it leads to as a path in the repository, or the package. */
interface Import {
  readonly from: string;
  readonly to: string;
  readonly isPackage: boolean;
}

suite('the layers of the house', () => {
  const files = [...filesBelow('server/src'), ...filesBelow('client/src')];
  const imports = files.flatMap(importsOf);

  test('every file lies in a folder of the table', () => {
    assert.deepEqual(
      files.filter((file) => !layerOf(file)),
      [],
    );
    assert.ok(files.length > 50, 'the files were not found');
  });

  test('no folder imports what the table does not allow', () => {
    assert.deepEqual(
      imports.filter((one) => !isAllowed(one)).map(({ from, to }) => `${from} may not import ${to}`),
      [],
    );
  });

  test('no file imports itself through others', () => {
    assert.deepEqual(findCycle(imports), []);
  });

  test('only registries pass on what others export', () => {
    const registries = ['server/src/readers/index.ts', 'server/src/rules/index.ts'];
    const barrels = files.filter((file) => !registries.includes(file) && passesOn(file));
    assert.deepEqual(
      barrels.map((file) => `${file} may not be a barrel`),
      [],
    );
  });

  test('the pure folders know no process, console, clock or file', () => {
    const pure = files.filter((file) => !layerOf(file)?.shell);
    const found = pure.flatMap((file) => globalsIn(file).map((name) => `${file} may not use ${name}`));
    assert.deepEqual(found, []);
  });

  test('a forbidden import is found', () => {
    const from = 'server/src/rules/mfa/x.ts';
    assert.equal(isAllowed({ from, to: 'server/src/readers/index.ts', isPackage: false }), false);
    assert.equal(isAllowed({ from, to: 'node:fs', isPackage: true }), false);
    assert.deepEqual(
      findCycle([
        { from: 'a', to: 'b', isPackage: false },
        { from: 'b', to: 'a', isPackage: false },
      ]),
      ['a', 'b', 'a'],
    );
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .sort();
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
}

function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const at = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : calledModule(node);
    if (at && ts.isStringLiteral(at)) found.push(toImport(file, at.text));
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

/** `import('…')` and `require('…')`, which load at run time. */
function calledModule(node: ts.Node): ts.Expression | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const loads =
    expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === 'require');
  return loads ? node.arguments[0] : undefined;
}

function toImport(from: string, specifier: string): Import {
  if (!specifier.startsWith('.')) return { from, to: specifier, isPackage: true };
  const target = path.posix.join(path.posix.dirname(from), specifier);
  return { from, to: path.posix.extname(target) ? target : `${target}.ts`, isPackage: false };
}

function layerOf(file: string) {
  const folder = /^server\/src\/([^/]+)\//.exec(file)?.[1] ?? /^(client)\//.exec(file)?.[1];
  return layers.find((layer) => layer.folder === folder);
}

function isAllowed({ from, to, isPackage }: Import): boolean {
  const layer = layerOf(from);
  if (!layer) return false;
  if (isPackage) return layer.packages.some((name) => to === name || to.startsWith(`${name}/`));
  const target = layerOf(to);
  if (target === layer) return true;
  const place = to.replace(/\.ts$/, '');
  return layer.may.some((name) => name === target?.folder || place === name || place.startsWith(`${name}/`));
}

/** A way from a file back to itself, or nothing. */
function findCycle(imports: readonly Import[]): readonly string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, isPackage } of imports) {
    if (!isPackage) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): readonly string[] => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const other of next.get(file) ?? []) {
      const cycle = walk(other, [...way, file]);
      if (cycle.length > 0) return cycle;
    }
    done.add(file);
    return [];
  };
  for (const file of next.keys()) {
    const cycle = walk(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

/** True if the file exports what another file of ours makes; a number out of a data file is no such thing. */
function passesOn(file: string): boolean {
  return parse(file).statements.some((statement) => {
    const at = ts.isExportDeclaration(statement) ? statement.moduleSpecifier : undefined;
    return at !== undefined && ts.isStringLiteral(at) && !at.text.endsWith('.json');
  });
}

function globalsIn(file: string): string[] {
  const forbidden = new Set(['process', 'console', 'Date']);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isName = ts.isIdentifier(node) && forbidden.has(node.text);
    const isMember = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
    if (isName && !isMember && !ts.isPropertyAssignment(node.parent)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(parse(file), visit);
  return [...found];
}
