/**
 * The messages that Two Gates adds to the Language Server Protocol.
 * The client announces in its initialization options which of them it understands.
 */
export interface InitializationOptions {
  /** The client shows the status notification. */
  readonly status?: boolean;
  /** The client answers the request for a file that the server cannot reach itself. */
  readonly readFile?: boolean;
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

/** The command of an action that puts a command line into the clipboard, for a person to run. */
export type CopyCommand = 'twoGates.copyCommand';

export interface CopiedCommand {
  readonly text: string;
  /** A sentence on what to do with it. */
  readonly next: string;
}
