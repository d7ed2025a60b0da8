import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

suite('the paths that files name', () => {
  for (const file of ['.vscode/launch.json', '.vscode/tasks.json']) {
    test(`${file} names what is there`, () => {
      const named = [...read(file).matchAll(/\$\{workspaceFolder\}\/([^"]+)/g)].map((match) => match[1] ?? '');
      assert.deepEqual(absent(named), []);
    });
  }

  test('.vscode/launch.json starts tasks that .vscode/tasks.json has', () => {
    const launch = [...read('.vscode/launch.json').matchAll(/"preLaunchTask": "([^"]+)"/g)].map((match) => match[1]);
    assert.ok(launch.length > 0, 'no configuration builds first');
    const { tasks } = JSON.parse(read('.vscode/tasks.json'));
    const labels = tasks.map((task: { readonly label: string }) => task.label);
    assert.deepEqual(
      launch.filter((label) => !labels.includes(label)),
      [],
    );
  });

  test('.vscode/tasks.json runs scripts that package.json has', () => {
    const { tasks } = JSON.parse(read('.vscode/tasks.json'));
    const { scripts } = JSON.parse(read('package.json'));
    const unknown = tasks.filter((task: { readonly script?: string }) => task.script && !scripts[task.script]);
    assert.deepEqual(unknown, []);
  });

  test('.vscodeignore lets through what is there, and nothing else', () => {
    const lines = read('.vscodeignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    assert.equal(lines[0], '**', 'everything is left out first');
    const shipped = lines.slice(1);
    assert.deepEqual(
      shipped.filter((line) => !line.startsWith('!')),
      [],
    );
    assert.deepEqual(absent(shipped.map((line) => line.slice(1))), []);
  });

  test('package.json names what is there', () => {
    const manifest = JSON.parse(read('package.json'));
    const { grammars = [], jsonValidation = [] } = manifest.contributes;
    const named = [
      manifest.main,
      manifest.icon,
      ...Object.values<string>(manifest.bin),
      ...grammars.map((grammar: { readonly path: string }) => grammar.path),
      ...jsonValidation.map((validation: { readonly url: string }) => validation.url),
      ...Object.values<string>(manifest.scripts).flatMap((script) => script.match(/\S+\.(?:mjs|ts)\b/g) ?? []),
    ];
    assert.deepEqual(absent(named), []);
  });

  for (const page of pages()) {
    test(`${page} links to and names what is there`, () => {
      const text = read(page).replace(/^```[\s\S]*?^```/gm, '');
      const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => match[1] ?? '');
      const near = links.filter((link) => !/^[a-z]+:/.test(link));
      const beside = near.map((link) => path.posix.join(path.posix.dirname(page), link));
      const inWords = [...text.matchAll(/`([\w.-]+\/[\w./-]+)`/g)].map((match) => match[1] ?? '');
      assert.deepEqual(absent([...beside, ...inWords.filter(isOfTheRepository)]), []);
    });
  }

  test('a path that is not there is found', () => {
    assert.deepEqual(absent(['docs', 'docs/*.md', 'docs/*.nothing', 'nowhere.ts']), ['docs/*.nothing', 'nowhere.ts']);
  });
});

/** Those of the paths that lead nowhere. A module may lack its extension; a star is any part of a name, two are any way down. */
function absent(paths: readonly string[]): readonly string[] {
  return paths.filter((name) => {
    const [folder = '', ...rest] = name.split('/**');
    if (rest.length > 0) return !isFolder(folder);
    if (!name.includes('*')) return !existsSync(path.join(root, name)) && !existsSync(path.join(root, `${name}.ts`));
    const parent = path.posix.dirname(name);
    const pattern = new RegExp(`^${path.posix.basename(name).replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
    return !isFolder(parent) || !readdirSync(path.join(root, parent)).some((entry) => pattern.test(entry));
  });
}

function isFolder(name: string): boolean {
  const place = path.join(root, name);
  return existsSync(place) && statSync(place).isDirectory();
}

/**
 * Words with a slash may be an action, a rule or a media type; a path begins with a folder at the top.
 * What a script makes in `dist` is not there in a fresh clone.
 */
function isOfTheRepository(name: string): boolean {
  const [top = ''] = name.split('/');
  return top !== 'dist' && top !== '.vscode-test' && isFolder(top);
}

function pages(): readonly string[] {
  const docs = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  const inDocs = docs.map((file) => path.posix.join('docs', file.split(path.sep).join('/')));
  return ['README.md', 'CHANGELOG.md', ...inDocs].filter((file) => file.endsWith('.md')).sort();
}
