import type { Holder, Policy, PolicyKind, Statement } from '../../model/policy';
import { findMember, type JsonNode, memberKey, memberValue } from '../../syntax/json';
import { findPathHint } from './path-words';
import { findInside, nearestKey, outward, type Place } from './place';
import { findMeaning, findResource, type Resource } from './resource';
import { onlyTakesRoles, readTakers } from './trust';

/** What a policy is attached to and how that is known. */
export type Verdict = Pick<Policy, 'kind' | 'kindReason' | 'holder'>;

interface Hint {
  readonly kind: PolicyKind;
  readonly reason: string;
  readonly holder?: Holder;
  /** True if a template says it, rather than a name somebody gave to a file. */
  readonly firm: boolean;
}

/** Decides the kinds of the policies of one document. */
export interface KindDecider {
  decide(place: Place, statements: readonly Statement[]): Verdict;
}

/** `readTrust` reads the statements of a trust policy that stands at a place. */
export function decideKinds(path: string, readTrust: (place: Place) => readonly Statement[]): KindDecider {
  const findResourceAround = outward(findResource);
  const findTrustAround = outward(findTrust);
  const findTemplate = outward((place) => findInside(place, 'Resources'));
  const roleTrusts = new Map<JsonNode, ReadonlyMap<string, Place>>();
  const takers = new Map<JsonNode, Holder['usedBy']>();
  const pathHint = findPathHint(path);

  function decide(place: Place, statements: readonly Statement[]): Verdict {
    const hint = findHint(place);
    const principal = statements.some((statement) => statement.principals || statement.notPrincipals);
    return principal ? decideWithPrincipal(hint, statements) : decideWithout(hint, statements);
  }

  function findHint(place: Place): Hint | undefined {
    const resource = findResourceAround(place);
    const hint = hintOfKey(place) ?? hintOfOrganizations(place, resource) ?? hintOfResource(place, resource);
    if (hint) return hint;
    const holder = findListedHolder(place);
    if (holder) {
      const reason = `it stands among the policies of a ${describeHolder[holder]}`;
      return { kind: 'identity', reason, firm: true, holder: describe(holder, place, undefined) };
    }
    if (!pathHint) return undefined;
    const { kind, reason } = pathHint;
    return {
      kind,
      reason,
      firm: false,
      ...(pathHint.holder && { holder: describe(pathHint.holder, place, undefined) }),
    };
  }

  function hintOfResource(place: Place, resource: Resource | undefined): Hint | undefined {
    const meaning = resource && findMeaning(resource.type);
    if (!resource || !meaning) return undefined;
    const kind = meaning.holder ?? (meaning.kind === 'identity' ? findAttached(resource) : undefined);
    const holder: Holder | undefined = meaning.workload
      ? { kind: 'role', usedBy: 'machines' }
      : kind && describe(kind, place, resource);
    return {
      kind: meaning.kind,
      reason: `it is part of ${resource.type}`,
      firm: true,
      ...(holder && { holder }),
    };
  }

  function describe(kind: Holder['kind'], place: Place, resource: Resource | undefined): Holder {
    if (kind === 'permissionSet') return { kind, usedBy: 'people' };
    if (kind !== 'role') return { kind, usedBy: 'unknown' };
    return { kind, usedBy: findTakers(place, resource) };
  }

  /** Looks for a trust policy beside the policy, or in the one role of the template to which it says it is attached. */
  function findTakers(place: Place, resource: Resource | undefined): Holder['usedBy'] {
    const trust = findTrustAround(place) ?? findReferredTrust(place, resource);
    if (!trust) return 'unknown';
    const known = takers.get(trust.node);
    if (known) return known;
    const usedBy = readTakers(readTrust(trust));
    takers.set(trust.node, usedBy);
    return usedBy;
  }

  function findReferredTrust(place: Place, resource: Resource | undefined): Place | undefined {
    const name = resource && findReferredRole(resource);
    const template = name === undefined ? undefined : findTemplate(place);
    if (name === undefined || !template) return undefined;
    const known = roleTrusts.get(template.node) ?? indexTrusts(template);
    roleTrusts.set(template.node, known);
    return known.get(name);
  }

  return { decide };
}

/** Only trust, resource and resource control policies name a principal; a hint at another kind is mistaken. */
function decideWithPrincipal(hint: Hint | undefined, statements: readonly Statement[]): Verdict {
  const resource = statements.some((statement) => statement.resources || statement.notResources);
  if (hint?.kind === 'rcp' || hint?.kind === 'resource') return accept(hint);
  if (hint?.kind === 'trust' && (hint.firm || !resource)) return accept(hint);
  if (!resource && onlyTakesRoles(statements)) {
    return { kind: 'trust', kindReason: 'it names a principal and only actions that take on a role' };
  }
  return { kind: 'resource', kindReason: 'it names a principal' };
}

function decideWithout(hint: Hint | undefined, statements: readonly Statement[]): Verdict {
  const resource = statements.some((statement) => statement.resources || statement.notResources);
  if (hint && (hint.kind !== 'trust' || hint.firm || !resource)) return accept(hint);
  return { kind: 'unknown', kindReason: 'nothing in the document says what it is attached to' };
}

function accept({ kind, reason, holder }: Hint): Verdict {
  return { kind, kindReason: reason, ...(holder && { holder }) };
}

const keyKinds: readonly { readonly kind: PolicyKind; readonly keys: RegExp }[] = [
  { kind: 'trust', keys: /^(?:assume_?role_?policy(?:_?document)?|trust(?:_?(?:policy|relationship)\w*)?)$/i },
  { kind: 'boundary', keys: /^permissions?_?boundary\w*$/i },
  { kind: 'session', keys: /^session_?polic(?:y|ies)$/i },
  { kind: 'resource', keys: /^(?:bucket|key|queue|topic)_?policy$/i },
  { kind: 'scp', keys: /^(?:scps?|service_?control_?polic(?:y|ies))$/i },
  { kind: 'rcp', keys: /^(?:rcps?|resource_?control_?polic(?:y|ies))$/i },
];

function hintOfKey(place: Place): Hint | undefined {
  const key = nearestKey(place);
  if (key === undefined) return undefined;
  const kind = keyKinds.find(({ keys }) => keys.test(key))?.kind;
  if (kind) return { kind, reason: `its key is "${key}"`, firm: true };
  if (!/^inline_?policy$/i.test(key)) return undefined;
  const holder: Holder = { kind: 'permissionSet', usedBy: 'people' };
  return { kind: 'identity', reason: `its key is "${key}"`, firm: true, holder };
}

const organizationKinds: Readonly<Record<string, PolicyKind>> = {
  SERVICE_CONTROL_POLICY: 'scp',
  RESOURCE_CONTROL_POLICY: 'rcp',
};

/** The content of an organization's policy says its kind beside it, in a template as in what the command line prints. */
function hintOfOrganizations(place: Place, resource: Resource | undefined): Hint | undefined {
  const key = nearestKey(place);
  if (key !== 'Content' && key !== 'content') return undefined;
  const around = place.parent?.node;
  const type =
    findMember(around, 'Type') ?? findMember(around, 'type') ?? findMember(findMember(around, 'PolicySummary'), 'Type');
  const named = typeof type?.value === 'string' ? type.value : undefined;
  const kind = named !== undefined && Object.hasOwn(organizationKinds, named) ? organizationKinds[named] : undefined;
  if (kind) return { kind, reason: `the type beside it is ${named}`, firm: true };
  // Terraform's default.
  if (resource?.type !== 'aws_organizations_policy' || named !== undefined) return undefined;
  return { kind: 'scp', reason: 'it is part of aws_organizations_policy', firm: true };
}

const describeHolder: Readonly<Record<Holder['kind'], string>> = {
  user: 'user',
  group: 'group',
  role: 'role',
  permissionSet: 'permission set',
};

const listKeys: Readonly<Record<string, Holder['kind']>> = {
  UserPolicyList: 'user',
  GroupPolicyList: 'group',
  RolePolicyList: 'role',
};

/** What `aws iam get-account-authorization-details` and `get-role-policy` and the like print. */
function findListedHolder(place: Place): Holder['kind'] | undefined {
  if (place.name !== 'PolicyDocument') return undefined;
  const list = place.parent?.parent?.name;
  const listed = typeof list === 'string' && Object.hasOwn(listKeys, list) ? listKeys[list] : undefined;
  if (listed) return listed;
  const around = place.parent?.node;
  if (findMember(around, 'RoleName')) return 'role';
  if (findMember(around, 'UserName')) return 'user';
  if (findMember(around, 'GroupName')) return 'group';
  return undefined;
}

/** What a managed or shared policy of a template is attached to, where all of it is of one kind. */
function findAttached({ node }: Resource): Holder['kind'] | undefined {
  const properties = findMember(node, 'Properties');
  const users = hasItems(findMember(properties, 'Users'));
  const groups = hasItems(findMember(properties, 'Groups'));
  const roles = hasItems(findMember(properties, 'Roles'));
  if (roles) return users || groups ? undefined : 'role';
  if (groups) return 'group';
  return users ? 'user' : undefined;
}

function hasItems(node: JsonNode | undefined): boolean {
  return (node?.children?.length ?? 0) > 0;
}

/** The name of the one role to which a policy resource says it is attached by a reference. */
function findReferredRole({ node }: Resource): string | undefined {
  const properties = findMember(node, 'Properties');
  const roles = findMember(properties, 'Roles')?.children;
  const role = roles ? (roles.length === 1 ? roles[0] : undefined) : findMember(properties, 'RoleName');
  const name = findMember(role, 'Ref')?.value;
  return typeof name === 'string' ? name : undefined;
}

/** The trust policies of a template by the name of their role. */
function indexTrusts(template: Place): ReadonlyMap<string, Place> {
  const trusts = new Map<string, Place>();
  for (const property of template.node.children ?? []) {
    const node = findMember(findMember(memberValue(property), 'Properties'), 'AssumeRolePolicyDocument');
    if (node) trusts.set(memberKey(property), { source: template.source, node, parent: template });
  }
  return trusts;
}

function findTrust(place: Place): Place | undefined {
  return findInside(place, 'AssumeRolePolicyDocument') ?? findInside(place, 'assume_role_policy');
}
