import { commands, type ExtensionContext, window } from 'vscode';
import type { AskServer } from './ask-server';
import { copyCommand, copyCommandName } from './commands/copy-command';
import { DenialExplanations } from './commands/explain-denial';
import { RouteExplanations } from './commands/explain-route';
import { exportRoutes } from './commands/export-routes';
import { ServerControl } from './server-control';
import { linkDenials } from './views/denial-links';
import { PolicyStatus } from './views/policy-status';
import { RoutesView } from './views/routes-view';

let control: ServerControl | undefined;

/** Registers what people can call, and leaves the start of the server for when the editor is free. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('Two Gates', { log: true });
  const status = new PolicyStatus();
  const ask: AskServer = (method, params) => server.ask(method, params);
  const routes = new RoutesView(ask);
  const explanations = new RouteExplanations(ask);
  const denials = new DenialExplanations(ask);
  const listeners = { status, routesChanged: () => routes.changed() };
  const server = new ServerControl(context.asAbsolutePath('dist/server.js'), log, listeners);
  control = server;
  context.subscriptions.push(
    log,
    status,
    routes,
    explanations,
    denials,
    linkDenials((text) => denials.explain(text)),
    commands.registerCommand('twoGates.showLog', () => log.show()),
    commands.registerCommand('twoGates.restart', () => server.restart()),
    commands.registerCommand('twoGates.explainRoute', explanations.explain, explanations),
    commands.registerCommand('twoGates.explainDenial', denials.explain, denials),
    commands.registerCommand('twoGates.explainDenialInTerminal', denials.explainInTerminal, denials),
    commands.registerCommand('twoGates.routes.exportCsv', () => exportRoutes('csv', routes, ask)),
    commands.registerCommand('twoGates.routes.exportMarkdown', () => exportRoutes('markdown', routes, ask)),
    commands.registerCommand(copyCommandName, copyCommand),
  );
  setImmediate(() => server.start());
}

/** Lets the server end in good order. */
export async function deactivate(): Promise<void> {
  await control?.stop();
}
