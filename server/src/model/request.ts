/** Who signs a request, as AWS sees the signature. */
export interface Caller {
  /**
   * `session` is a role that somebody has assumed, `federated` a session of `GetFederationToken`. `webIdentity` and `saml`
   * are callers that AWS does not know yet, who ask for a role with what their provider gave them.
   */
  readonly kind: 'user' | 'session' | 'federated' | 'root' | 'service' | 'anonymous' | 'webIdentity' | 'saml';
  /**
   * The ARN of the signature: of the user, of the assumed-role session, of the federated user, of the root user. Of a
   * service its principal (`lambda.amazonaws.com`), of `webIdentity` and `saml` the ARN or host of the provider, empty for
   * nobody.
   */
  readonly arn: string;
  /** The number of the account; undefined for callers that are of none, and where it is not known. */
  readonly account?: string;
  /** Of a session: the ARN of its role, the path included where it is known. */
  readonly role?: string;
  /** Of a federated session: the ARN of the user who asked for it. */
  readonly user?: string;
  /** True for a session of a role that only a service of AWS can assume (`/aws-service-role/`). */
  readonly isServiceLinked?: true;
}

/** One request: one action on one resource. An operation that needs several is several requests. */
export interface AccessRequest {
  readonly caller: Caller;
  /** `service:Action`, in whatever case. */
  readonly action: string;
  /** The ARN; `*` for an action that is about no resource. */
  readonly resource: string;
  /** The account of the resource; undefined if it is not known. The ARN of a bucket does not tell it. */
  readonly resourceAccount?: string;
  /** True where the caller and the resource are known to be of one account, although its number may not be known. */
  readonly isWithinOneAccount?: true;
  readonly context: RequestContext;
  /** Whether it comes through a VPC endpoint with a policy; undefined if that is not known. */
  readonly viaEndpoint?: boolean;
}

/** What is known of the condition keys of a request. Names of keys are in lower case. */
export interface RequestContext {
  readonly values: ReadonlyMap<string, ContextValue>;
  /** Keys that are known not to be in the request. */
  readonly absent: ReadonlySet<string>;
  /** Whether a key that is neither among the values nor among the absent ones is absent, or may be anything. */
  readonly others: 'absent' | 'unknown';
}

export interface ContextValue {
  readonly values: readonly string[];
  /** True for a key that holds several values by its nature (`aws:TagKeys`). */
  readonly isList: boolean;
}

/** A context of which nothing is known but these values. */
export function contextOf(
  values: Readonly<Record<string, string | readonly string[]>>,
  others: RequestContext['others'] = 'unknown',
): RequestContext {
  return {
    values: new Map(
      Object.entries(values).map(([key, value]): [string, ContextValue] => [
        key.toLowerCase(),
        typeof value === 'string' ? { values: [value], isList: false } : { values: value, isList: true },
      ]),
    ),
    absent: new Set(),
    others,
  };
}
