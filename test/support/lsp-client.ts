import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeResult,
  type LogMessageParams,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type Registration,
  type ShowMessageParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import type { StatusParams } from '../../server/src/lsp/custom-messages';

const outputs = mkdtempSync(path.join(tmpdir(), 'two-gates-lsp-'));
process.once('exit', () => rmSync(outputs, { recursive: true, force: true }));

/** Bundles a server once, so that it starts as fast as the one that is shipped. */
function bundle(entry: string): string {
  const outfile = path.join(outputs, `${path.basename(entry, '.ts')}.js`);
  const root = path.join(__dirname, '../..');
  buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    alias: { 'web-tree-sitter': path.join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs') },
    logLevel: 'error',
  });
  return outfile;
}

const bundles = new Map<string, string>();

/** Starts the process of a server, by default the one with the rules for tests. */
export function spawnServer(entry = 'test/support/lsp-server.ts'): ChildProcess {
  const file = bundles.get(entry) ?? bundle(entry);
  bundles.set(entry, file);
  return spawn(process.execPath, [file, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
}

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly folders?: readonly string[];
  readonly options?: unknown;
  /** Answers what the editor settings of a resource are. */
  readonly settings?: (uri: string | undefined) => unknown;
  readonly readFile?: (uri: string) => string | null;
  readonly entry?: string;
}

/** What VS Code announces, as far as the server looks at it. */
export const vscodeCapabilities: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename', 'delete'],
      changeAnnotationSupport: {},
      snippetEditSupport: true,
    },
  },
  textDocument: {
    diagnostic: {
      relatedInformation: true,
      tagSupport: { valueSet: [1, 2] },
      codeDescriptionSupport: true,
      dataSupport: true,
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } },
      isPreferredSupport: true,
      disabledSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit', 'command'] },
    },
  },
};

const running = new Set<LspClient>();

/** Stops every client that a test has started, whether the test passed or not. */
export async function stopClients(): Promise<void> {
  await Promise.all([...running].map((client) => client.stop()));
}

/** A client over stdio that remembers what the server sends. */
export class LspClient {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly logs: LogMessageParams[] = [];
  /** What was shown to the person. */
  readonly messages: string[] = [];
  readonly statuses: StatusParams[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  readonly registrations: Registration[] = [];
  refreshes = 0;
  result: InitializeResult = { capabilities: {} };
  settings: (uri: string | undefined) => unknown;
  readonly #versions = new Map<string, number>();

  private constructor(options: ClientOptions) {
    this.settings = options.settings ?? (() => null);
    this.process = spawnServer(options.entry);
    const { stdin, stdout } = this.process;
    if (!stdin || !stdout) throw new Error('The server has no pipes.');
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onNotification('window/logMessage', (log: LogMessageParams) => {
      this.logs.push(log);
    });
    this.connection.onNotification('window/showMessage', ({ message }: ShowMessageParams) => {
      this.messages.push(message);
    });
    this.connection.onNotification('twoGates/status', (status: StatusParams) => {
      this.statuses.push(status);
    });
    this.connection.onNotification('textDocument/publishDiagnostics', (sent: PublishDiagnosticsParams) => {
      this.published.push(sent);
    });
    this.connection.onRequest('client/registerCapability', ({ registrations }: { registrations: Registration[] }) => {
      this.registrations.push(...registrations);
    });
    this.connection.onRequest('client/unregisterCapability', () => undefined);
    this.connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri?: string }[] }) =>
      items.map(({ scopeUri }) => this.settings(scopeUri)),
    );
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
    });
    this.connection.onRequest('twoGates/readFile', ({ uri }: { uri: string }) => options.readFile?.(uri) ?? null);
    this.connection.listen();
  }

  static async start(options: ClientOptions = {}): Promise<LspClient> {
    const client = new LspClient(options);
    running.add(client);
    client.result = await client.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: options.capabilities ?? vscodeCapabilities,
      workspaceFolders: options.folders?.map((uri) => ({ uri, name: path.basename(uri) })) ?? null,
      initializationOptions: options.options ?? { status: true, readFile: options.readFile !== undefined },
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  async open(uri: string, text: string, languageId = 'json'): Promise<void> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  async change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  async pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  /** The diagnostics that a pull without history answers. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    if (report.kind !== 'full') throw new Error('The report is not full.');
    return report.items;
  }

  async hover(uri: string, line: number, character: number): Promise<Hover | null> {
    return this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line, character } });
  }

  async actions(uri: string, range: Range, context: Partial<CodeActionContext> = {}): Promise<CodeAction[]> {
    const params = { textDocument: { uri }, range, context: { diagnostics: [], ...context } };
    return this.connection.sendRequest('textDocument/codeAction', params);
  }

  async resolve(action: CodeAction | undefined): Promise<CodeAction> {
    if (!action) throw new Error('There is no such action.');
    return this.connection.sendRequest('codeAction/resolve', action);
  }

  /** Ends the server in good order and answers its exit code. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    return this.exit();
  }

  /** Tells the server to exit, shut down or not, and answers its exit code. */
  async exit(): Promise<number | null> {
    running.delete(this);
    const ended = once(this.process, 'exit');
    await this.connection.sendNotification('exit');
    const [code] = await ended;
    this.connection.dispose();
    return code;
  }
}

/** Waits until something holds; a test that waits in vain fails by its time limit with the name of what it waited for. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const end = Date.now() + 15_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
