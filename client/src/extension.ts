import { commands, type ExtensionContext, window } from 'vscode';
import { copyCommand, copyCommandName } from './commands/copy-command';
import { ServerControl } from './server-control';
import { PolicyStatus } from './views/policy-status';

let control: ServerControl | undefined;

/** Registers what people can call, and leaves the start of the server for when the editor is free. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('Two Gates', { log: true });
  const status = new PolicyStatus();
  const server = new ServerControl(context.asAbsolutePath('dist/server.js'), log, status);
  control = server;
  context.subscriptions.push(
    log,
    status,
    commands.registerCommand('twoGates.showLog', () => log.show()),
    commands.registerCommand('twoGates.restart', () => server.restart()),
    commands.registerCommand(copyCommandName, copyCommand),
  );
  setImmediate(() => server.start());
}

/** Lets the server end in good order. */
export async function deactivate(): Promise<void> {
  await control?.stop();
}
