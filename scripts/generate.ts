// Writes every file that is made from the registry and the settings.
//   tsx scripts/generate.ts [--check]
// With --check nothing is written; the stale files are listed and the exit code is 1 if there are any.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles, orphanedPages, staleFiles } from './generated-files';

const root = join(__dirname, '..');
const stale = [...staleFiles(root), ...orphanedPages(root)];
if (process.argv.includes('--check')) {
  for (const path of stale) console.error(`${path} is stale; npm run generate writes it.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  const files = generatedFiles(root);
  for (const path of stale) {
    const text = files.get(path);
    const file = join(root, path);
    if (text === undefined) {
      rmSync(file);
    } else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    console.log(`${text === undefined ? 'removed' : 'written'}: ${path}`);
  }
}
