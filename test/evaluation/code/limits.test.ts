import assert from 'node:assert/strict';
import { makeValues } from '../../../server/src/evaluation/code/values';
import type { CodeModule } from '../../../server/src/model/code';
import { makeModules } from '../../../server/src/project/modules';
import { SourcePaths } from '../../../server/src/project/source-paths';
import { assertGrowsLinearly, assertTakesAtMost } from '../../support/cost';
import { parseCode } from '../../support/parse-code';
import { expressionsIn, printValue } from '../../support/small-project';

const line = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join('\n');

const programs: Readonly<Record<string, (size: number) => Readonly<Record<string, string>>>> = {
  'names that lead to the next': (size) => ({ 'a.ts': line(size, (i) => `const a${i} = a${i + 1};`) }),
  'choices between the next two': (size) => ({ 'a.ts': line(size, (i) => `const a${i} = c ? a${i + 1} : a${i + 2};`) }),
  'functions that call each other': (size) => ({
    'a.ts': line(size, (i) => `function f${i}(g) { return c ? f${(i * 7) % size}(f${(i * 3 + 1) % size}) : g(); }`),
  }),
  'objects out of each other': (size) => ({
    'a.ts': line(size, (i) => `const o${i} = { ...o${i + 1}, ...o${i + 2}, x: o${(i * 7) % size}.y };`),
  }),
  'fields whose types name each other': (size) => ({
    'a.ts': line(
      size,
      (i) => `let t${i}: 't${(i * 7) % size}' | Promise<'t${i}' | 't${(i + 1) % size}'>;\nuse(t${i}.x);`,
    ),
  }),
  'classes that extend the next': (size) => ({
    'a.ts': line(size, (i) => `class C${i} extends C${i + 1} { m() { return this.x; } }`),
  }),
  'one name that is written often': (size) => ({ 'a.ts': `let a;\n${line(size, (i) => `if (x) a = ${i};\nuse(a);`)}` }),
};

const samples: Readonly<Record<string, string>> = {
  'a.ts': `import a, { b as c } from './a';
export * from './a';
const { d, e: [f, ...g], ...h } = require('./a');
class K extends c('x') { static s = 1; constructor(private readonly u: K) { super(); this.v = u; } m() { return this.u.m(); } }
module.exports = { ...a, [d]: f, n() { return this.n; } };
for (const x of g) { let y = x ?? h; y ||= (z = y) => z?.[0]; try { y(); } catch (error) { y = error; } }
export default new K(\`\${d}\`);`,
  'a.py': `from . import a
import b.c, d as e
from .a import *
class K(a.Base, metaclass=M):
    x: "K" = None
    @property
    def p(self, y=lambda z: z): return super().p
def f(a, *b, k: K = Depends(x), **c):
    global g
    g = [h := a, *b][0].k["v"](c)
    with open(a) as (i, j): return b.c.d if i else f(j)
`,
};

const barrels: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 60 }, (_, i) => [
    `m${i}.ts`,
    line(10, (k) => `export * from './m${(i * 7 + k) % 60}';\nimport { z${k} } from './m${k}';\nuse(z${k});`),
  ]),
);

const sizes = { small: 200, large: 1000 };

async function modulesOf(files: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, CodeModule>> {
  const modules = new Map<string, CodeModule>();
  for (const [path, text] of Object.entries(files)) modules.set(path, await parseCode(path, text));
  return modules;
}

/** Asks everything about every expression. */
function askAll(modules: ReadonlyMap<string, CodeModule>): void {
  const found = makeModules({
    paths: new SourcePaths(modules.keys()),
    read: (path) => modules.get(path),
    configs: new Map(),
  });
  const values = makeValues(found);
  for (const module of modules.values()) {
    for (const expression of expressionsIn(module)) {
      const value = values.of(expression, module);
      values.callables(value);
      values.results(value);
    }
  }
}

suite('what values may cost', () => {
  for (const [what, write] of Object.entries(programs)) {
    test(`${what} cost as much as they are long`, async () => {
      const [small, large] = [await modulesOf(write(sizes.small)), await modulesOf(write(sizes.large))];
      assertGrowsLinearly(sizes, (size) => () => askAll(size === sizes.small ? small : large), what);
    });
  }

  test('barrels that pass on each other are looked through once for each name', async () => {
    const modules = await modulesOf(barrels);
    assertTakesAtMost(1500, () => askAll(modules));
  });

  for (const [path, text] of Object.entries(samples)) {
    test(`${path} is answered for wherever it is cut off`, async () => {
      for (let end = 0; end < text.length; end += 3) {
        askAll(new Map([[path, await parseCode(path, text.slice(0, end))]]));
      }
    });
  }

  test('what leads too far is unknown and says so', async () => {
    const modules = await modulesOf({ 'a.ts': `${line(500, (i) => `const a${i} = a${i + 1};`)}\nuse(a0);` });
    const [module] = modules.values();
    assert(module);
    const values = makeValues({ find: () => undefined });
    const last = expressionsIn(module).findLast((expression) => expression.kind === 'name' && expression.name === 'a0');
    assert(last);
    assert.equal(printValue(values.of(last, module)), 'unknown: it leads too far');
  });
});
