import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/** A client of the built language server that types into one document at a time. */
export interface Editor {
  open(uri: string, text: string, languageId?: string): Promise<number>;
  /** Replaces the first character of the document by itself and asks for diagnostics; milliseconds until they are there. */
  touch(uri: string, text: string): Promise<number>;
  /** Writes at an offset of a document; milliseconds until the diagnostics of other documents are there. */
  write(uri: string, text: string, offset: number, written: string, asked: readonly string[]): Promise<number>;
  /** Sends a request of our own. */
  request<Result>(method: string): Promise<Result>;
  /** The most memory that the server has held, in bytes; undefined where the system does not tell. */
  peakMemory(): number | undefined;
  /** Types a letter at the beginning of a line and asks for diagnostics; milliseconds until they are there. */
  type(uri: string, line: number): Promise<number>;
  /** A request that has nothing to look at; milliseconds of the way there and back. */
  ask(): Promise<number>;
  close(uri: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server in a folder as an editor does, over standard input and output, and makes it ready. */
export async function startEditor(server: string, folder = 'file:///bench'): Promise<Editor> {
  const process = spawn('node', [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(process.stdout),
    new StreamMessageWriter(process.stdin),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/configuration', () => [null]);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: folder, name: 'bench' }],
    capabilities: {
      textDocument: { diagnostic: {} },
      workspace: { configuration: true, workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
    },
  });
  await connection.sendNotification('initialized', {});
  let version = 0;
  const results = new Map<string, string>();
  const change = (uri: string, line: number, replaced: number, text: string): Promise<number> => {
    const range = { start: { line, character: 0 }, end: { line, character: replaced } };
    const params = { textDocument: { uri, version: ++version }, contentChanges: [{ range, text }] };
    return timed(connection, uri, results, () => connection.sendNotification('textDocument/didChange', params));
  };
  return {
    async open(uri, text, languageId = 'json') {
      const textDocument = { uri, languageId, version: ++version, text };
      return timed(connection, uri, results, () =>
        connection.sendNotification('textDocument/didOpen', { textDocument }),
      );
    },
    touch: (uri, text) => change(uri, 0, 1, text.slice(0, 1)),
    type: (uri, line) => change(uri, line, 0, 'x'),
    async write(uri, text, offset, written, asked) {
      const before = text.slice(0, offset).split('\n');
      const at = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      const contentChanges = [{ range: { start: at, end: at }, text: written }];
      const start = performance.now();
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: ++version },
        contentChanges,
      });
      await Promise.all(asked.map((one) => pull(connection, one, results)));
      return performance.now() - start;
    },
    request: (method) => connection.sendRequest(method),
    peakMemory: () => peakOf(process.pid),
    async ask() {
      const start = performance.now();
      const position = { line: 0, character: 0 };
      await connection.sendRequest('textDocument/hover', {
        textDocument: { uri: 'file:///bench/closed.json' },
        position,
      });
      return performance.now() - start;
    },
    close: (uri) => connection.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    stop: () => stop(connection, process),
  };
}

/** As an editor does, it names the answer that it has, so that the server may say that nothing has changed. */
async function timed(
  connection: MessageConnection,
  uri: string,
  results: Map<string, string>,
  change: () => Promise<void>,
): Promise<number> {
  const start = performance.now();
  await change();
  await pull(connection, uri, results);
  return performance.now() - start;
}

async function pull(connection: MessageConnection, uri: string, results: Map<string, string>): Promise<void> {
  const previousResultId = results.get(uri);
  const params = { textDocument: { uri }, ...(previousResultId && { previousResultId }) };
  const report = await connection.sendRequest<{ readonly resultId?: string }>('textDocument/diagnostic', params);
  if (report.resultId) results.set(uri, report.resultId);
}

/** Linux keeps the high-water mark of each process. */
function peakOf(pid: number | undefined): number | undefined {
  if (pid === undefined || platform() !== 'linux') return undefined;
  const kilobytes = /^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

async function stop(connection: MessageConnection, process: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => process.once('exit', resolve));
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  await ended;
  connection.dispose();
}
