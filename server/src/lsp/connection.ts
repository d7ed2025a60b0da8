import type { Connection, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import type { Rule } from '../rules/define';
import { Changes } from './changes';
import { offerActions, resolveAction } from './code-actions';
import { PulledDiagnostics, PushedDiagnostics } from './diagnostics';
import { guardNotification, guardRequest } from './guard';
import { answerHover } from './hover';
import { openSession, type Session } from './session';
import { toFullReport, toInitializeResult } from './to-protocol';

/** Serves one client until it says exit. The rules are all that may be reported. */
export function startServer(connection: Connection, { rules }: { readonly rules: readonly Rule[] }): void {
  connection.onInitialize((params) => {
    const session = openSession(connection, params, rules);
    route(connection, session);
    session.log.info(`Two Gates ${version}, ${rules.length} rules, Node ${process.versions.node}.`);
    return toInitializeResult(session.abilities, version);
  });
  connection.listen();
}

/** Says who takes each message. */
function route(connection: Connection, session: Session): void {
  const { log, documents } = session;
  const pulled = new PulledDiagnostics(session);
  const pushed = new PushedDiagnostics(session);
  const changes = new Changes(session, pulled, pushed);
  const noReport = (): DocumentDiagnosticReport => toFullReport([]);

  connection.languages.diagnostics.on(
    guardRequest('textDocument/diagnostic', log, noReport, (params, token) => pulled.answer(params, token)),
  );
  connection.onHover(
    guardRequest(
      'textDocument/hover',
      log,
      () => null,
      (params, token) => answerHover(session, params, token),
    ),
  );
  connection.onCodeAction(
    guardRequest(
      'textDocument/codeAction',
      log,
      () => [],
      (params, token) => offerActions(session, params, token),
    ),
  );
  connection.onCodeActionResolve(
    guardRequest(
      'codeAction/resolve',
      log,
      (action) => action,
      (action, token) => resolveAction(session, action, token),
    ),
  );

  connection.onInitialized(guardNotification('initialized', log, () => changes.subscribe()));
  connection.onDidChangeConfiguration(
    guardNotification('workspace/didChangeConfiguration', log, (params) => changes.settings(params)),
  );
  connection.onDidChangeWatchedFiles(
    guardNotification('workspace/didChangeWatchedFiles', log, (params) => changes.files(params)),
  );
  documents.onOpen(guardNotification('textDocument/didOpen', log, () => session.projectFiles.forgetUnwatched()));
  documents.onChange(guardNotification('textDocument/didChange', log, (uri) => changes.text(uri)));
  documents.onSave(guardNotification('textDocument/didSave', log, (uri) => changes.saved(uri)));
  documents.onClose(guardNotification('textDocument/didClose', log, (uri) => changes.closed(uri)));
  documents.listen(connection);
}
