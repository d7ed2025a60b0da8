import type { Located, Span } from '../text/span';
import type { Credential } from './credential';
import type { ConditionTest, Principal, Statement } from './policy';
import type { FrameworkId, NewGuard } from './route';

/** A condition test to be written. */
export interface NewTest {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** A statement to be written. Elements that are left out are not written. */
export interface NewStatement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** By the type of the principal: `AWS`, `Service`, `Federated`. */
  readonly principals?: Readonly<Record<string, readonly string[]>>;
  readonly actions: readonly string[];
  readonly resources?: readonly string[];
  readonly tests: readonly NewTest[];
}

/** The statement elements that hold a list of strings. */
export type ListElement = 'Action' | 'NotAction' | 'Resource' | 'NotResource';

/**
 * What a credential gives way to.
 *
 * - `environment`: the program reads a variable of its environment.
 * - `dropDefault`: a reference loses the value that stands in for it where it is not set.
 * - `placeholder`: the name of what belongs here, for a person or a tool to fill in.
 * - `empty`: nothing, because what reads the file takes the value from elsewhere then.
 * - `buildSecret`: a secret that is mounted while an image is built.
 * - `composeVariable`, `gitlabVariable`, `terraformVariable`, `vaultVariable`, `stackParameter`: a variable of that tool.
 * - `clientVariable`: a variable of the program that sends SQL to the database.
 * - `githubSecret`, `jenkinsCredentials`, `kubernetesSecretRef`: an entry of that store.
 * - `secretsManager`, `parameterStore`, `keyVault`, `secretManager`, `localVault`: an entry in a store of AWS, in that of
 *   Azure, of Google or of PowerShell.
 * - `userSecrets`: the configuration of .NET, which a file in the home folder fills in on the machine of a developer.
 * - `composeSecret`: a file that Compose mounts, whose path the image takes in place of the value.
 * - `externalSecret`: a document by which the cluster fetches the whole Secret from a store.
 * - `managedPassword`: a password that the service makes and keeps itself.
 * - `prompt`: what a person types in.
 * - `role`: a role that the pipeline assumes by its own identity, so that no key is needed.
 * - `removePair`: nothing, because a profile or a role stands in for the keys.
 */
export type Replacement =
  | 'environment'
  | 'dropDefault'
  | 'placeholder'
  | 'empty'
  | 'buildSecret'
  | 'composeVariable'
  | 'gitlabVariable'
  | 'clientVariable'
  | 'terraformVariable'
  | 'vaultVariable'
  | 'githubSecret'
  | 'jenkinsCredentials'
  | 'secretsManager'
  | 'parameterStore'
  | 'stackParameter'
  | 'keyVault'
  | 'secretManager'
  | 'localVault'
  | 'userSecrets'
  | 'composeSecret'
  | 'externalSecret'
  | 'managedPassword'
  | 'prompt'
  | 'kubernetesSecretRef'
  | 'role'
  | 'removePair';

/**
 * One step of a repair, in the words of what it repairs. A writer turns steps into text edits for its syntax.
 *
 * - `removeTests`: drops tests; operator blocks and a `Condition` that are left empty go with them.
 * - `addTest`: adds a test, merged into the operator block of the same name if there is one.
 * - `replaceTest`: puts a test where another one stood.
 * - `rename`: puts another text into one string: a key, an operator, an action, a principal.
 * - `removeItem`: takes one string out of a list.
 * - `addItems`: adds strings to a list, making a list of a single string, and leaving out what is there already.
 * - `setList`: replaces an element by another one with these items, e.g. `Action` by `NotAction`.
 * - `splitOff`: moves actions or principals into a copy of the statement that follows it, and changes the copy's tests.
 * - `addStatement`: puts a new statement behind another one of the same policy.
 * - `swapStatus`: answers 403 where 401 stands, or 401 where 403 stands, in whatever words the refusal at the span uses.
 * - `addGuard`: puts a guard before the handler of the route that is declared at the span, the last one to run.
 * - `tieToOwner`: adds to the query at the span that a field of the row is the caller, who is written as elsewhere in the text.
 * - `verifyToken`: verifies the token that is decoded at the span, with the key that the same file verifies with.
 * - `lowerDecorator`: moves the decorator at the span below the one that registers the route.
 * - `replaceCredential`: takes a credential and its other halves out of the text. Without `by` and `variable` the writer
 *   picks what suits the language of the document best, and a name after what the value is given to.
 */
export type Step = PolicyStep | CodeStep | CredentialStep;

export type PolicyStep =
  | { readonly do: 'removeTests'; readonly tests: readonly ConditionTest[] }
  | { readonly do: 'addTest'; readonly to: Statement; readonly test: NewTest }
  | { readonly do: 'replaceTest'; readonly old: ConditionTest; readonly test: NewTest }
  | { readonly do: 'rename'; readonly at: Located<string>; readonly to: string }
  | { readonly do: 'removeItem'; readonly item: Located<string> }
  | {
      readonly do: 'addItems';
      readonly to: Statement;
      readonly element: ListElement;
      readonly items: readonly string[];
    }
  | {
      readonly do: 'setList';
      readonly of: Statement;
      readonly element: ListElement;
      readonly becomes: ListElement;
      readonly items: readonly string[];
    }
  | {
      readonly do: 'splitOff';
      readonly from: Statement;
      readonly actions?: readonly Located<string>[];
      readonly principals?: readonly Principal[];
      readonly dropTests: readonly ConditionTest[];
      readonly addTests: readonly NewTest[];
    }
  | { readonly do: 'addStatement'; readonly behind: Statement; readonly statement: NewStatement };

export type CodeStep =
  | { readonly do: 'swapStatus'; readonly at: Span; readonly to: 401 | 403 }
  | { readonly do: 'addGuard'; readonly route: Span; readonly framework: FrameworkId; readonly guard: NewGuard }
  | { readonly do: 'tieToOwner'; readonly at: Span; readonly field: string; readonly caller: Span }
  | { readonly do: 'verifyToken'; readonly at: Span }
  | { readonly do: 'lowerDecorator'; readonly at: Span; readonly route: Span };

export interface CredentialStep {
  readonly do: 'replaceCredential';
  readonly credential: Credential;
  readonly by?: Replacement;
  readonly variable?: string;
}

const codeSteps: ReadonlySet<Step['do']> = new Set<CodeStep['do']>([
  'swapStatus',
  'addGuard',
  'tieToOwner',
  'verifyToken',
  'lowerDecorator',
]);

/** True for a step of the repair of a route or a guard. */
export function isOfCode(step: Step): step is CodeStep {
  return codeSteps.has(step.do);
}

/** The steps of one repair. They are written together or not at all. */
export type Change = readonly Step[];
