import type { LogOutputChannel } from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import type {
  InitializationOptions,
  ReadFileMethod,
  ReadFileParams,
  RoutesChangedMethod,
  StatusMethod,
  StatusParams,
} from '../../server/src/lsp/custom-messages';
import { readProjectFile } from './read-project-file';
import { served } from './served';
import type { ServerListeners } from './server-listeners';

const initializationOptions: InitializationOptions = {
  status: true,
  readFile: true,
  copyCommand: true,
  routes: true,
};
const statusMethod: StatusMethod = 'twoGates/status';
const routesChangedMethod: RoutesChangedMethod = 'twoGates/routesChanged';
const readFileMethod: ReadFileMethod = 'twoGates/readFile';

/** The client for the server in this module; not started yet. */
export function makeClient(module: string, log: LogOutputChannel, listeners: ServerListeners): LanguageClient {
  const { status } = listeners;
  const client = new LanguageClient('twoGates', 'Two Gates', serverOptions(module), clientOptions(log, listeners));
  client.onNotification(statusMethod, (params: StatusParams) => status.show(params));
  client.onNotification(routesChangedMethod, () => listeners.routesChanged());
  client.onRequest(readFileMethod, ({ uri }: ReadFileParams) =>
    readProjectFile(client.protocol2CodeConverter.asUri(uri)),
  );
  return client;
}

function serverOptions(module: string): ServerOptions {
  const run = { module, transport: TransportKind.ipc };
  return { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } } };
}

function clientOptions(log: LogOutputChannel, { status }: ServerListeners): LanguageClientOptions {
  return {
    documentSelector: served,
    initializationOptions,
    outputChannel: log,
    diagnosticPullOptions: { onChange: true },
    middleware: {
      provideDiagnostics: (document, previousResultId, token, next) =>
        status.busyDuring(async () => next(document, previousResultId, token)),
    },
  };
}
