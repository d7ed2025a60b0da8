import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { madeUp, madeUpShapes } from '../test/support/made-up';

const examples = join(__dirname, '../examples');

/** A file of `examples/` with made-up secrets in place of its holes. */
export interface FilledExample {
  /** In the folder, with slashes. */
  readonly path: string;
  readonly text: string;
  /** The secrets as they stand in the text. */
  readonly secrets: readonly string[];
}

/** The whole folder. Each file has secrets of its own. */
export function filledExamples(): readonly FilledExample[] {
  return readdirSync(examples, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
    .flatMap((path, at) => fill(path, at + 1));
}

/** A hole is `<shape-id>`, or `<base64:shape-id>` in a file that holds its secrets encoded. Folders give nothing. */
function fill(path: string, seed: number): readonly FilledExample[] {
  const file = join(examples, path);
  if (statSync(file).isDirectory()) return [];
  const secrets: string[] = [];
  const text = readFileSync(file, 'utf8').replace(/<(base64:)?([a-z][a-z0-9-]*)>/g, (word, encoded, shape: string) => {
    if (!madeUpShapes().includes(shape)) return word;
    const value = madeUp(shape, seed);
    const secret = encoded ? Buffer.from(value).toString('base64') : value;
    secrets.push(secret);
    return secret;
  });
  return [{ path, text, secrets }];
}
