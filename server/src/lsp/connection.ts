import type { Connection, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { Changes } from './changes';
import { offerActions, resolveAction } from './code-actions';
import { answerCodeLens } from './code-lens';
import type {
  ExplainDenialMethod,
  ExplainDenialParams,
  ExplainDenialResult,
  ExplainRouteMethod,
  ExplainRouteParams,
  PrintRoutesMethod,
  PrintRoutesParams,
  PrintRoutesResult,
  RoutesMethod,
  RoutesResult,
} from './custom-messages';
import { explainDenials } from './denial-answers';
import { PulledDiagnostics, PushedDiagnostics } from './diagnostics';
import { guardNotification, guardRequest } from './guard';
import { answerHover } from './hover';
import { explainRoute, printRoutes } from './route-answers';
import { type Equipment, openSession, type Session } from './session';
import { toFullReport, toInitializeResult } from './to-protocol';

/** Serves one client until it says exit. */
export function startServer(connection: Connection, equipment: Equipment): void {
  connection.onInitialize((params) => {
    const session = openSession(connection, params, equipment);
    route(connection, session);
    session.log.info(`Two Gates ${version}, ${equipment.rules.length} rules, Node ${process.versions.node}.`);
    return toInitializeResult(session.abilities, version);
  });
  connection.listen();
}

const routesMethod: RoutesMethod = 'twoGates/routes';
const explainRouteMethod: ExplainRouteMethod = 'twoGates/explainRoute';
const explainDenialMethod: ExplainDenialMethod = 'twoGates/explainDenial';
const printRoutesMethod: PrintRoutesMethod = 'twoGates/printRoutes';
const noRoutes = (): RoutesResult => ({ complete: true, notes: [], routes: [] });

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
  connection.onCodeLens(
    guardRequest(
      'textDocument/codeLens',
      log,
      () => [],
      (params, token) => answerCodeLens(session, params, token),
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

  const listRoutes = guardRequest(routesMethod, log, noRoutes, async () => session.projects.inventory());
  // A request without parameters comes with the token alone.
  connection.onRequest(routesMethod, (...given) => listRoutes(undefined, given.at(-1)));
  connection.onRequest(
    explainRouteMethod,
    guardRequest(
      explainRouteMethod,
      log,
      () => null,
      (params: ExplainRouteParams, token) => explainRoute(session, params, token),
    ),
  );
  connection.onRequest(
    explainDenialMethod,
    guardRequest(
      explainDenialMethod,
      log,
      (): ExplainDenialResult => null,
      (params: ExplainDenialParams, token) => explainDenials(session, params, token),
    ),
  );
  connection.onRequest(
    printRoutesMethod,
    guardRequest(
      printRoutesMethod,
      log,
      (): PrintRoutesResult => null,
      async (params: PrintRoutesParams) => printRoutes(session, params),
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
