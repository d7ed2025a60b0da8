// Bundles the extension, the server, the command line, and the tests that run inside VS Code.
//   node esbuild.mjs [NAME...] [--dev] [--watch]
// NAME is client, server, cli or test; without one all of them are built. --dev keeps names readable and writes source maps.
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { context } from 'esbuild';
import { copyGrammars, grammarPackages } from './scripts/grammars.mjs';
import { thirdPartyNotices } from './scripts/notices.mjs';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { dev: { type: 'boolean', default: false }, watch: { type: 'boolean', default: false } },
});

const root = path.dirname(fileURLToPath(import.meta.url));

/**
 * What is the same for each bundle. `module` comes first because the UMD build of jsonc-parser cannot be bundled; the
 * module build of web-tree-sitter asks for `import.meta`, which a bundle in CommonJS does not have.
 */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  alias: { 'web-tree-sitter': path.join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs') },
  minify: !flags.dev,
  sourcemap: flags.dev ? 'linked' : false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  absWorkingDir: root,
};

/** The loader of grammars could ask the network for one; ours are given to it as bytes. */
const offline = { define: { fetch: 'undefined', XMLHttpRequest: 'undefined' } };

/** Only for our own import of it: the protocol library has a `./client` of its own, which belongs into the bundle. */
const leaveClientApart = {
  name: 'leave client apart',
  setup(build) {
    build.onResolve({ filter: /^\.\/client$/ }, ({ importer }) => {
      const isOurs = importer === path.join(root, 'client/src/server-control.ts');
      return isOurs ? { path: './client', external: true } : undefined;
    });
  },
};

const suite = 'test/vscode/suite';
const bundles = {
  // Activation loads the small file only; it loads the other, with the protocol library, once the editor is free.
  client: {
    ...common,
    entryPoints: ['client/src/extension.ts', 'client/src/client.ts'],
    outdir: 'dist',
    external: ['vscode'],
    plugins: [leaveClientApart],
    supported: { 'dynamic-import': false }, // a require, which the extension host can answer
  },
  server: { ...common, ...offline, entryPoints: ['server/src/lsp/main.ts'], outfile: 'dist/server.js' },
  cli: {
    ...common,
    ...offline,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
    external: ['./server.js'],
  },
  test: {
    ...common,
    entryPoints: readdirSync(path.join(root, suite), { recursive: true })
      .filter((file) => /(^|\/)index\.ts$|\.test\.ts$/.test(file.replaceAll(path.sep, '/')))
      .map((file) => path.join(suite, file)),
    outbase: suite,
    outdir: 'dist/test',
    external: ['vscode', 'mocha'],
    minify: false,
    sourcemap: 'linked',
  },
};

const wanted = positionals.length > 0 ? positionals : Object.keys(bundles);
const unknown = wanted.find((name) => !(name in bundles));
if (unknown) {
  console.error(`There is no bundle "${unknown}"; the bundles are ${Object.keys(bundles).join(', ')}.`);
  process.exit(2);
}

process.chdir(root);
mkdirSync('dist/meta', { recursive: true });
if (wanted.includes('test')) rmSync('dist/test', { recursive: true, force: true });
if (!flags.dev)
  for (const file of ['extension', 'client', 'server', 'cli']) rmSync(`dist/${file}.js.map`, { force: true });

/** After each build: keeps what is in the bundle for the tests and the notices, and makes the command line executable. */
const record = (name) => ({
  name: 'record',
  setup(build) {
    build.onEnd(({ errors, metafile }) => {
      if (errors.length > 0 || !metafile) return;
      writeFileSync(`dist/meta/${name}.json`, JSON.stringify(metafile));
      if (name === 'cli') chmodSync('dist/cli.js', 0o755);
      console.log(`${name}: ${sizes(metafile)}`);
    });
  },
});

function sizes({ outputs }) {
  const files = Object.entries(outputs).filter(([file]) => file.endsWith('.js'));
  const bytes = files.reduce((sum, [, output]) => sum + output.bytes, 0);
  return `${files.length === 1 ? files[0][0] : `${files.length} files`}, ${(bytes / 1000).toFixed(0)} kB`;
}

const contexts = await Promise.all(
  wanted.map((name) => context({ ...bundles[name], plugins: [...(bundles[name].plugins ?? []), record(name)] })),
);
if (flags.watch) {
  await Promise.all(contexts.map((each) => each.watch()));
  console.log('watching'); // .vscode/tasks.json waits for this word
} else {
  const results = await Promise.allSettled(contexts.map((each) => each.rebuild()));
  await Promise.all(contexts.map((each) => each.dispose()));
  if (results.some((result) => result.status === 'rejected')) process.exit(1); // esbuild has printed why
  const shipped = ['client', 'server', 'cli']
    .map((name) => `dist/meta/${name}.json`)
    .filter((file) => existsSync(file));
  copyGrammars('dist/grammars');
  writeFileSync('dist/licenses.txt', thirdPartyNotices(shipped, grammarPackages));
}
