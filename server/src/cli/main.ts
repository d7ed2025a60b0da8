import { join } from 'node:path';
import { describeFileError } from '../disk/file-error';
import { grammarsIn } from '../disk/grammars';
import type { Host } from './host';
import { run } from './run';

const { NO_COLOR, FORCE_COLOR } = process.env;

const host: Host = {
  cwd: process.cwd(),
  env: { NO_COLOR, FORCE_COLOR },
  isTerminal: process.stdout.isTTY === true,
  write: (text) => {
    process.stdout.write(text);
  },
  complain: (line) => {
    process.stderr.write(`${line}\n`);
  },
  readInput,
  startServer: () => {
    require(join(__dirname, 'server.js'));
  },
  readGrammar: grammarsIn(join(__dirname, 'grammars')),
};

// Whoever reads may have seen enough, as in `two-gates check | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  host.complain(`The results could not be written: ${describeFileError(error)}.`);
  process.exit(2);
});

run(process.argv.slice(2), host).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    host.complain(`Two Gates failed, which is a bug: ${error instanceof Error ? error.stack : String(error)}`);
    process.exitCode = 2;
  },
);

async function readInput(limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limit) break;
  }
  return Buffer.concat(chunks);
}
