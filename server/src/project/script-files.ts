import { join } from './paths';

const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'] as const;

/** A file that is written in TypeScript is imported by the name of what it becomes. */
const sources: Readonly<Record<string, readonly string[]>> = {
  js: ['.ts', '.tsx'],
  jsx: ['.tsx'],
  mjs: ['.mts'],
  cjs: ['.cts'],
};

/** The source file that a path without its ending means, or a folder with an index. */
export function findScript(files: { has(path: string): boolean }, path: string): string | undefined {
  const ending = /\.([cm]?[jt]sx?)$/.exec(path)?.[1];
  const bare = ending === undefined ? path : path.slice(0, -ending.length - 1);
  const candidates = [
    ...(ending === undefined ? [] : [path, ...(sources[ending] ?? []).map((one) => bare + one)]),
    ...endings.map((one) => path + one),
    ...endings.map((one) => join(path, `index${one}`) ?? ''),
  ];
  return candidates.find((candidate) => files.has(candidate));
}
