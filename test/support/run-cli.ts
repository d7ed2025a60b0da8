import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Host } from '../../server/src/cli/host';
import { run } from '../../server/src/cli/run';
import { readGrammar } from './parse-code';

/** A folder of its own for one test. */
export interface Folder {
  readonly path: string;
  write(name: string, content: string | Uint8Array): string;
  read(name: string): string;
  remove(): void;
}

/** Makes a folder with these files. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): Folder {
  const path = mkdtempSync(join(tmpdir(), 'two-gates-'));
  const write = (name: string, content: string | Uint8Array) => {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  const read = (name: string) => readFileSync(join(path, name), 'utf8');
  return { path, write, read, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** What a run has printed, and how it ended. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly complaints: readonly string[];
  readonly startedServer: boolean;
}

/** Runs the program in a folder, as a shell would, within this process. */
export async function runCli(
  cwd: string,
  argv: readonly string[],
  given: Partial<Pick<Host, 'env' | 'isTerminal'>> & { readonly input?: string | Uint8Array } = {},
): Promise<Outcome> {
  let output = '';
  let startedServer = false;
  const complaints: string[] = [];
  const { input = '', env = {}, isTerminal = false } = given;
  const code = await run(argv, {
    cwd,
    env,
    isTerminal,
    write: (text) => {
      output += text;
    },
    complain: (line) => complaints.push(line),
    readInput: async () => (typeof input === 'string' ? Buffer.from(input) : input),
    startServer: () => {
      startedServer = true;
    },
    readGrammar,
  });
  return { code, output, complaints, startedServer };
}

/** A policy that `mfa/no-open-allow` reports with error severity, and nothing else does. */
export const openAllow = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "ec2:DescribeInstances",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } }
    }
  ]
}
`;

/** A policy that nothing is to be said about. */
export const goodAllow = openAllow.replace('BoolIfExists', 'Bool');

/** A policy with a finding of warning severity that `--fix` repairs. */
export const fixable = openAllow.replace('BoolIfExists', 'ForAnyValue:Bool');
