import { accountIn, accountOf, splitArn } from '../../knowledge/iam/arn';
import type { Truth } from '../../knowledge/iam/operators';
import type { AccessRequest, Caller } from '../../model/request';

/** A request with what every statement asks of it, worked out once. */
export interface Question {
  readonly request: AccessRequest;
  /** In lower case. */
  readonly action: string;
  /** What stands before the colon of the action. */
  readonly service: string;
  readonly resource: string;
  /** The six parts of the ARN of the resource, if it is one. */
  readonly resourceParts: readonly string[];
  readonly caller: Caller;
  readonly callerAccount: string | undefined;
  readonly resourceAccount: string | undefined;
  /** Whether the two accounts differ; false for callers that are of no account. */
  readonly isCrossAccount: Truth;
  /** The name of the role of a session. */
  readonly roleName: string | undefined;
}

/** Works out what the statements of policies ask of a request. */
export function toQuestion(request: AccessRequest): Question {
  const { caller, resource } = request;
  const action = request.action.toLowerCase();
  const callerAccount = caller.account ?? accountOf(caller.arn);
  const resourceParts = splitArn(resource) ?? [];
  const resourceAccount =
    request.resourceAccount ?? accountIn(resourceParts) ?? homeOf(resource, resourceParts, callerAccount);
  return {
    request,
    action,
    service: action.slice(0, Math.max(0, action.indexOf(':'))),
    resource,
    resourceParts,
    caller,
    callerAccount,
    resourceAccount,
    isCrossAccount: request.isWithinOneAccount ? false : compareAccounts(caller, callerAccount, resourceAccount),
    roleName: caller.kind === 'session' ? nameOfRole(caller) : undefined,
  };
}

/** What is about no resource happens in the account of the caller, and so does the use of what AWS gives to all. */
function homeOf(resource: string, parts: readonly string[], callerAccount: string | undefined): string | undefined {
  return resource === '*' || parts[4] === 'aws' ? callerAccount : undefined;
}

/** True for callers that belong to an account, whose administrators say what they may do. */
export function isOfAccount({ kind }: Caller): boolean {
  return kind === 'user' || kind === 'session' || kind === 'federated' || kind === 'root';
}

function compareAccounts(caller: Caller, own: string | undefined, other: string | undefined): Truth {
  if (!isOfAccount(caller)) return false;
  return own === undefined || other === undefined ? undefined : own !== other;
}

/** The name of a role without its path, which the ARN of a session does not show. */
function nameOfRole({ role, arn }: Caller): string | undefined {
  if (role !== undefined) return role.slice(role.lastIndexOf('/') + 1);
  const [kind, name] = splitArn(arn)?.[5]?.split('/') ?? [];
  return kind === 'assumed-role' ? name : undefined;
}
