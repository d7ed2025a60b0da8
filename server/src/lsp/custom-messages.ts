/**
 * The messages that Two Gates adds to the Language Server Protocol.
 * The client announces in its initialization options which of them it understands.
 */
export interface InitializationOptions {
  /** The client shows the status notification. */
  readonly status?: boolean;
  /** The client answers the request for a file that the server cannot reach itself. */
  readonly readFile?: boolean;
  /** The client wants to hear when the routes of the workspace change, and has the command that lenses call. */
  readonly routes?: boolean;
  /** The client has the command that copies a command line. */
  readonly copyCommand?: boolean;
  /** Editor settings of a client that cannot be asked for them. */
  readonly settings?: unknown;
}

/** A notification to the client after each analysis. */
export type StatusMethod = 'twoGates/status';

export interface StatusParams {
  readonly uri: string;
  readonly version: number;
  readonly policies: readonly { readonly kind: string; readonly place: string }[];
  readonly credentials: number;
  /** One line for each thing that was left out. */
  readonly notAnalysed: readonly string[];
  readonly tookMs: number;
}

/** A request to the client for the text of a project file, for workspaces that are not on disk. */
export type ReadFileMethod = 'twoGates/readFile';

export interface ReadFileParams {
  readonly uri: string;
}

/** Null where there is no such file, or where the client does not hand it out. */
export type ReadFileResult = string | null;

/** A request to the server for every route of the workspace, as far as they are found by now. It takes no parameters. */
export type RoutesMethod = 'twoGates/routes';

export interface RoutesResult {
  /** False while files are still read; the notification that routes have changed follows once they are. */
  readonly complete: boolean;
  /** One line for each thing that was left out: a folder with too many files, a file that is too large. */
  readonly notes: readonly string[];
  /** Project by project, in each by file and place. */
  readonly routes: readonly RouteFacts[];
}

/** One route, with the names of what stands at its gates as the program writes them. */
export interface RouteFacts extends RoutePlace {
  /** In capitals; `*` for any method. */
  readonly method: string;
  /** Through all mounts; parts that are not known are `…`. */
  readonly path: string;
  readonly framework: string;
  /** What authenticates the caller; empty where nothing does. */
  readonly authentication: readonly string[];
  /** What authorizes the caller; empty where nothing does. */
  readonly authorization: readonly string[];
  /** What stands at each gate in a few words: names, `none`, `unknown`, `public` or `not needed`. */
  readonly gates: readonly [string, string];
  readonly verdict: 'no-authn' | 'token-only' | 'ok' | 'public' | 'unknown';
  /** What runs before the handler, from the outside to the inside. */
  readonly chain: readonly RouteLink[];
}

export interface RouteLink extends RoutePlace {
  readonly name: string;
  readonly level: 'application' | 'mount' | 'router' | 'class' | 'method' | 'handler';
  /** What it was seen to do, one clause each. */
  readonly says: readonly string[];
}

/** Where something stands: lines and characters from zero, characters in UTF-16 code units. */
export interface RoutePlace {
  readonly uri: string;
  readonly range: { readonly start: RoutePosition; readonly end: RoutePosition };
}

export interface RoutePosition {
  readonly line: number;
  readonly character: number;
}

/** A notification to the client that the routes are others than it was told, at most one in half a second. */
export type RoutesChangedMethod = 'twoGates/routesChanged';

export interface RoutesChangedParams {
  readonly complete: boolean;
}

/** A request to the server for what there is to say about the routes that are declared at a position, or around it. */
export type ExplainRouteMethod = 'twoGates/explainRoute';

export interface ExplainRouteParams {
  readonly uri: string;
  readonly position: RoutePosition;
}

/** Null where no route is near. */
export type ExplainRouteResult = RouteExplanation | null;

/** A text in Markdown that reads well as it is. */
export interface RouteExplanation {
  /** Of the first route: `GET /users/:id`. */
  readonly title: string;
  readonly text: string;
  /** The parts of the text that name places, and where those are. */
  readonly links: readonly { readonly range: RoutePlace['range']; readonly uri: string }[];
}

/** A request to the server to print routes as a text for other programs. */
export type PrintRoutesMethod = 'twoGates/printRoutes';

export interface PrintRoutesParams {
  readonly format: 'csv' | 'markdown';
  readonly routes: readonly RouteFacts[];
}

/** Null where that went wrong, which the log tells. */
export type PrintRoutesResult = string | null;
/** The command of an action that puts a command line into the clipboard, for a person to run. */
export type CopyCommand = 'twoGates.copyCommand';

export interface CopiedCommand {
  readonly text: string;
  /** A sentence on what to do with it. */
  readonly next: string;
}

/** A request to the server to explain the denials that a text tells of, by the policies of the workspace. */
export type ExplainDenialMethod = 'twoGates/explainDenial';

export interface ExplainDenialParams {
  /** Whatever somebody has pasted. It is neither kept nor logged. */
  readonly text: string;
}

/** Each denial once, in the order of the text; none where the text tells of none. Null where that went wrong. */
export type ExplainDenialResult = { readonly denials: readonly DenialCard[]; readonly lookedFor: string } | null;

/** An explanation as texts that can be shown as they are. Nothing in it must be kept from others. */
export interface DenialCard {
  readonly gate: 0 | 1 | 2;
  /** Which gate failed: `Gate 2 failed: authorization`. */
  readonly heading: string;
  /** Of the first and the second gate. */
  readonly gates: readonly ['passed' | 'failed' | 'notReached', 'failed' | 'notReached'];
  /** The message itself, without what must not be passed on. */
  readonly message: string;
  readonly says: string;
  readonly fix: string;
  readonly owner: string;
  readonly notFix: readonly string[];
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Empty where no policies of AWS were asked. */
  readonly layers: readonly DenialLayer[];
  readonly statements: readonly DenialStatement[];
  readonly draft?: DenialDraft;
  /** Why nothing is drafted. */
  readonly noDraft?: string;
  /** A statement to copy, as JSON. */
  readonly suggestion?: string;
  readonly notes: readonly { readonly says: string; readonly evidence: string }[];
  readonly collect: readonly string[];
  readonly commands: readonly { readonly title: string; readonly command: string }[];
  /** The whole explanation in Markdown, to be copied. */
  readonly markdown: string;
}

export interface DenialLayer {
  readonly name: string;
  readonly state: 'allow' | 'implicitDeny' | 'explicitDeny' | 'notApplicable' | 'unknown';
  /** The state in words. */
  readonly says: string;
  readonly why: string;
  readonly evidence: string;
  /** Where the statement stands that decides. */
  readonly place?: NamedPlace;
}

export interface DenialStatement {
  readonly says: string;
  readonly role: 'denies' | 'mayDeny' | 'nearly' | 'elsewhere';
  readonly place?: NamedPlace;
}

/** A place with its name for people: `policies/release.json:12`. */
export interface NamedPlace extends RoutePlace {
  readonly name: string;
}

export interface DenialDraft {
  readonly title: string;
  readonly grantsMore: readonly string[];
  /** What becomes of the request after it. */
  readonly afterwards: string;
  readonly companions: readonly string[];
  /** The file that is changed: its text as the change takes it, and the edits. */
  readonly uri: string;
  readonly file: string;
  readonly before: string;
  readonly edits: readonly { readonly range: RoutePlace['range']; readonly newText: string }[];
  /** The lines around the change as a unified diff, without a head. */
  readonly diff: string;
}
