import type { Connection, InitializeParams } from 'vscode-languageserver/node';
import { ownRules } from '../engine/own-rules';
import { statusOf } from '../features/status';
import { commentStyle } from '../readers/index';
import type { CommentStyle } from '../readers/reading';
import type { Rule, RuleFacts, Tag } from '../rules/define';
import type { Settings } from '../settings/resolve';
import type { ReadGrammar } from '../syntax/code/grammars';
import { Configuration } from './configuration';
import type { StatusMethod } from './custom-messages';
import { type OpenDocument, OpenDocuments } from './documents';
import { Folders } from './folders';
import { type Abilities, readAbilities, readFolders, readInitializationOptions } from './from-protocol';
import { describeError, type Log } from './guard';
import { makePlaces } from './places';
import { ProjectFiles } from './project-files';
import { Projects } from './projects';
import { type Review, Reviews } from './reviews';
import { toStatusParams } from './to-protocol';
import { WorkspacePolicies } from './workspace-policies';

/** All that is known between the first request of a client and its exit. */
export interface Session {
  readonly connection: Connection;
  readonly log: Log;
  readonly abilities: Abilities;
  readonly rules: readonly Rule[];
  readonly folders: Folders;
  readonly documents: OpenDocuments;
  readonly projectFiles: ProjectFiles;
  readonly configuration: Configuration;
  readonly projects: Projects;
  readonly reviews: Reviews;
  readonly policies: WorkspacePolicies;
  /** What a rule says about the text it reports, beside its message. */
  tagOf(ruleId: string): Tag | undefined;
  /** Takes the settings of a client that cannot be asked for them. */
  takeSettings(settings: unknown): void;
}

/** What is the same for all clients of a server. */
export interface Equipment {
  /** All that may be reported. */
  readonly rules: readonly Rule[];
  readonly readGrammar: ReadGrammar;
}

/** Sets up what the requests of one client share. */
export function openSession(
  connection: Connection,
  params: InitializeParams,
  { rules, readGrammar }: Equipment,
): Session {
  const log: Log = connection.console;
  const abilities = readAbilities(params);
  const folders = new Folders(readFolders(params));
  const documents = new OpenDocuments(folders);
  const projectFiles = new ProjectFiles(folders, makePlaces(connection, abilities, log));
  let pushed = readInitializationOptions(params.initializationOptions).settings;
  const facts: readonly RuleFacts[] = [...rules, ...ownRules];
  const editorSettings = async (scopeUri: string): Promise<unknown> =>
    abilities.configuration ? connection.workspace.getConfiguration({ scopeUri, section: 'twoGates' }) : pushed;
  const configuration = new Configuration({ rules: facts, folders, projectFiles, log, editorSettings });
  const settingsFor = (uri: string): Promise<Settings> => configuration.settingsFor(uri);
  const projects = new Projects({ log, folders, documents, readGrammar, settingsFor });
  const reviews = new Reviews({
    rules,
    documents,
    configuration,
    projects,
    log,
    reviewed: makeReporter(connection, abilities, log),
  });
  return {
    connection,
    log,
    abilities,
    rules,
    folders,
    documents,
    projectFiles,
    configuration,
    projects,
    reviews,
    policies: new WorkspacePolicies(folders, documents),
    tagOf: (ruleId) => facts.find(({ id }) => id === ruleId)?.tag,
    takeSettings: (settings) => {
      pushed = settings;
    },
  };
}

/** How a comment is written in the document. For JSON the editor decides which dialect a file is in. */
export function commentStyleOf({ languageId, document }: OpenDocument): CommentStyle | undefined {
  if (languageId === 'json') return undefined;
  return languageId === 'jsonc' ? { open: '//' } : commentStyle(document);
}

const statusMethod: StatusMethod = 'twoGates/status';

function makeReporter(connection: Connection, { status }: Abilities, log: Log) {
  return ({ open, analysis }: Review, tookMs: number): void => {
    log.debug(`${open.uri} version ${open.version}: ${analysis.findings.length} findings in ${tookMs.toFixed(1)} ms`);
    if (!status) return;
    const sent = connection.sendNotification(statusMethod, toStatusParams(statusOf(analysis), open, tookMs));
    sent.catch((error: unknown) => log.error(`${statusMethod}: ${describeError(error)}`));
  };
}
