import { type ChildProcess, spawn } from 'node:child_process';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/** A client of the built language server that types into one document at a time. */
export interface Editor {
  open(uri: string, text: string): Promise<number>;
  /** Replaces the first character of the document by itself and asks for diagnostics; milliseconds until they are there. */
  touch(uri: string, text: string): Promise<number>;
  /** Types a letter at the beginning of a line and asks for diagnostics; milliseconds until they are there. */
  type(uri: string, line: number): Promise<number>;
  /** A request that has nothing to look at; milliseconds of the way there and back. */
  ask(): Promise<number>;
  close(uri: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server as an editor does, over standard input and output, and makes it ready. */
export async function startEditor(server: string): Promise<Editor> {
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
    workspaceFolders: [{ uri: 'file:///bench', name: 'bench' }],
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
    async open(uri, text) {
      const textDocument = { uri, languageId: 'json', version: ++version, text };
      return timed(connection, uri, results, () =>
        connection.sendNotification('textDocument/didOpen', { textDocument }),
      );
    },
    touch: (uri, text) => change(uri, 0, 1, text.slice(0, 1)),
    type: (uri, line) => change(uri, line, 0, 'x'),
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
  const previousResultId = results.get(uri);
  const start = performance.now();
  await change();
  const params = { textDocument: { uri }, ...(previousResultId && { previousResultId }) };
  const report = await connection.sendRequest<{ readonly resultId?: string }>('textDocument/diagnostic', params);
  const took = performance.now() - start;
  if (report.resultId) results.set(uri, report.resultId);
  return took;
}

async function stop(connection: MessageConnection, process: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => process.once('exit', resolve));
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  await ended;
  connection.dispose();
}
