// Writes `examples/` with made-up secrets in its holes into `dist/examples/`, which git leaves out.
//   tsx scripts/example-credentials.ts
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filledExamples } from './filled-examples';

const folder = join(__dirname, '../dist/examples');
rmSync(folder, { recursive: true, force: true });
for (const { path, text } of filledExamples()) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
