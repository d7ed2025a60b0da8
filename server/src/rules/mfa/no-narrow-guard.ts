import { isGuarded, isMfaDeny } from '../../evaluation/mfa/guards';
import { mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { bindsPrincipals } from '../../evaluation/mfa/subjects';
import {
  appliesToAction,
  coversActions,
  coversResources,
  isAboutEverything,
  listsPartOf,
  mayShareAction,
  mayShareResource,
} from '../../evaluation/statement';
import { findSharing, indexStatements, type StatementIndex } from '../../evaluation/statement-index';
import { hasWildcard } from '../../knowledge/iam/pattern';
import { effectOf, type Policy, type Statement } from '../../model/policy';
import { enumerate } from '../../text/enumerate';
import { defineRule, type Fix } from '../define';

export const noNarrowGuard = defineRule({
  id: 'mfa/no-narrow-guard',
  gate: 1,
  reads: 'policy',
  severity: 'warning',
  summary: 'Disallow MFA Denies that cover less than what they guard.',
  why:
    'An MFA Deny asks for MFA only where its actions and resources reach. ' +
    'What a grant beside it covers and the Deny does not stays open without MFA, and the policy still looks guarded.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html',
  ],
  messages: {
    everythingElse: 'Asks for MFA only on {resources}: all other resources stay open without it.',
    exceptions: 'Asks for MFA on everything but {resources}, which stays open without it.',
    actions: 'Leaves {actions} open without MFA: the grant beside it reaches further than this Deny.',
    resources: 'Asks for MFA only on {resources}, although the grant beside it reaches {granted}.',
  },
  examples: {
    bad: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["rds:DeleteDBInstance", "rds:DeleteDBCluster"],
      "Resource": "*"
    },
    {
      "Effect": "Deny",
      "Action": "rds:DeleteDBInstance",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    ],
    good: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["rds:DeleteDBInstance", "rds:DeleteDBCluster"],
      "Resource": "*"
    },
    {
      "Effect": "Deny",
      "Action": ["rds:DeleteDBInstance", "rds:DeleteDBCluster"],
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    ],
  },

  *check(policy) {
    if (!bindsPrincipals(policy)) return;
    const denies = mfaStatements(policy).filter((mfa) => isMfaDeny(mfa) && mfa.others.length === 0);
    let grants: Grants | undefined;
    const told = new Set<Statement>();
    for (const { statement } of denies) {
      if (statement.notActions) {
        yield* limitsOf(statement);
        continue;
      }
      grants ??= indexGrants(policy);
      for (const { statement: grant } of findSharing(grants, statement)) {
        if (told.has(grant) || !isPartlyGuarded(policy, statement, grant)) continue;
        told.add(grant);
        yield gap(policy, statement, grant);
        break;
      }
    }
  },
});

/** A Deny of everything but some actions is meant as a wall, so what its resources leave out is open. */
function* limitsOf(statement: Statement) {
  const { resources, notResources } = statement;
  const list = resources ?? notResources;
  if (!list || list.unknown.length > 0 || (resources && isAboutEverything(statement))) return;
  const names = list.items.map(({ value }) => value);
  yield {
    at: list.span,
    message: resources ? 'everythingElse' : 'exceptions',
    data: { resources: enumerate(names, 2) },
    fixes: [everywhere(statement)],
  } as const;
}

type Grants = StatementIndex<{ readonly statement: Statement }>;

/** The unconditional grants of the policy, indexed so that each Deny meets only those it has to do with. */
function indexGrants(policy: Policy): Grants {
  const tested = new Set(mfaStatements(policy).map(({ statement }) => statement));
  const grants = policy.statements.filter((statement) => effectOf(statement) === 'Allow' && !tested.has(statement));
  return indexStatements(grants.map((statement) => ({ statement })));
}

/** The Deny guards a part of the grant, and what it leaves is guarded by no other Deny. */
function isPartlyGuarded(policy: Policy, deny: Statement, allow: Statement): boolean {
  if (!mayShareAction(deny, allow) || !mayShareResource(deny, allow)) return false;
  if (coversActions(deny, allow)) return !coversResources(deny, allow) && !isGuardedElsewhere(policy, allow);
  return coversResources(deny, allow) && openActions(policy, allow).length > 0;
}

function isGuardedElsewhere(policy: Policy, allow: Statement): boolean {
  return allow.actions?.items.every(({ value }) => isGuarded(policy, allow, value)) ?? false;
}

function openActions(policy: Policy, allow: Statement): readonly string[] {
  const actions = allow.actions?.items.map(({ value }) => value) ?? [];
  return actions.filter((action) => !isGuarded(policy, allow, action));
}

function gap(policy: Policy, deny: Statement, allow: Statement) {
  const related = [{ at: allow.span, note: 'This statement grants without MFA.' }];
  if (coversActions(deny, allow)) {
    const items = allow.resources?.items.map(({ value }) => value) ?? [];
    const change = [{ do: 'setList', of: deny, element: 'Resource', becomes: 'Resource', items } as const];
    const fixes: readonly Fix[] =
      items.length > 0
        ? [{ title: 'Ask for MFA on all that the grant reaches (narrows access)', access: 'narrows', change }]
        : [];
    return {
      at: deny.resources?.span ?? deny.span,
      message: 'resources',
      data: { resources: resourcesOf(deny), granted: resourcesOf(allow) },
      // Guarding only some resources can be meant, so this is for the reader to judge.
      severity: 'information',
      related,
      fixes,
    } as const;
  }
  const open = openActions(policy, allow);
  // A grant by wildcard is often guarded at its dangerous actions only; named actions side by side are rather an oversight.
  const meant = open.some(hasWildcard) || !open.some((action) => !appliesToAction(deny, action));
  const change = [{ do: 'addItems', to: deny, element: 'Action', items: open } as const];
  return {
    at: deny.actions?.span ?? deny.span,
    message: 'actions',
    data: { actions: enumerate(open.map((action) => (listsPartOf(deny, action) ? `the rest of ${action}` : action))) },
    ...(meant && { severity: 'information' as const }),
    related,
    fixes: [{ title: 'Ask for MFA on all actions of the grant (narrows access)', access: 'narrows', change }],
    properties: { actions: open },
  } as const;
}

function resourcesOf(statement: Statement): string {
  return enumerate(statement.resources?.items.map(({ value }) => value) ?? ['other resources'], 2);
}

function everywhere(statement: Statement): Fix {
  const element = statement.resources ? 'Resource' : 'NotResource';
  const change = [{ do: 'setList', of: statement, element, becomes: 'Resource', items: ['*'] } as const];
  return { title: 'Ask for MFA on every resource (narrows access)', access: 'narrows', change };
}
