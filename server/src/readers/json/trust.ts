import { effectOf, type Holder, type Statement } from '../../model/policy';

/** Who takes a role on, told by the statements of its trust policy. */
export function readTakers(statements: readonly Statement[]): Holder['usedBy'] {
  let people = false;
  let machines = false;
  for (const statement of statements) {
    if (effectOf(statement) !== 'Allow') continue;
    for (const principal of statement.principals?.items ?? []) {
      if (principal.type === 'Service' || isOidcProvider(principal.type, principal.value)) machines = true;
      else if (principal.type === 'Federated' && principal.value.includes(':saml-provider/')) people = true;
      else if (principal.type === 'AWS' && namesPeople(principal.value) && asksForMfa(statement)) people = true;
      else return 'unknown';
    }
    if (statement.principals?.unknown.length) return 'unknown';
  }
  if (people === machines) return 'unknown';
  return people ? 'people' : 'machines';
}

function isOidcProvider(type: string, value: string): boolean {
  return type === 'Federated' && value.includes(':oidc-provider/');
}

/** An account (its root or its bare number) or an IAM user. */
function namesPeople(value: string): boolean {
  return /^\d{12}$|^arn:[^:]*:iam::[^:]*:(?:root$|user\/)/.test(value);
}

function asksForMfa({ conditions }: Statement): boolean {
  return conditions?.tests.some(({ key }) => /^aws:multifactorauth/i.test(key.value)) ?? false;
}

/** True if every action takes a role on or belongs to taking it on, and there is one. */
export function onlyTakesRoles(statements: readonly Statement[]): boolean {
  const actions = statements.flatMap((statement) => statement.actions?.items ?? []);
  return actions.length > 0 && actions.every(({ value }) => takesRole.test(value));
}

const takesRole = /^sts:(?:assumerole.*|tagsession|setsourceidentity|setcontext|\*)$/i;
