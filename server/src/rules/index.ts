import { noConnectionString } from './credential/no-connection-string';
import { noLongLivedIdentity } from './credential/no-long-lived-identity';
import { noPassword } from './credential/no-password';
import { noPrivateKey } from './credential/no-private-key';
import { noProviderToken } from './credential/no-provider-token';
import { noWeakSigningKey } from './credential/no-weak-signing-key';
import type { CredentialRule, FaultRule, PolicyRule, RouteRule, Rule } from './define';
import { noActivationRace } from './mfa/no-activation-race';
import { noCollateralDeny } from './mfa/no-collateral-deny';
import { noDeactivateWithoutMfa } from './mfa/no-deactivate-without-mfa';
import { noDeadCondition } from './mfa/no-dead-condition';
import { noEnrolmentLockout } from './mfa/no-enrolment-lockout';
import { noInvertedCondition } from './mfa/no-inverted-condition';
import { noLeakyDeny } from './mfa/no-leaky-deny';
import { noMisspelledKey } from './mfa/no-misspelled-key';
import { noNarrowGuard } from './mfa/no-narrow-guard';
import { noOpenAllow } from './mfa/no-open-allow';
import { noPrivilegeExemption } from './mfa/no-privilege-exemption';
import { noStaleDeviceName } from './mfa/no-stale-device-name';
import { noStrangerWithMfa } from './mfa/no-stranger-with-mfa';
import { noUnreachablePrincipal } from './mfa/no-unreachable-principal';
import { noUnsafeAge } from './mfa/no-unsafe-age';
import { noWrongOperator } from './mfa/no-wrong-operator';
import { requireForSensitiveActions } from './mfa/require-for-sensitive-actions';
import { requireInTrustPolicy } from './mfa/require-in-trust-policy';
import { noClientAuthority } from './route/no-client-authority';
import { noInertGuard } from './route/no-inert-guard';
import { noSwappedStatus } from './route/no-swapped-status';
import { noUnverifiedToken } from './route/no-unverified-token';
import { requireAuthentication } from './route/require-authentication';
import { requireAuthorization } from './route/require-authorization';
import { requireOwnerCheck } from './route/require-owner-check';

/** The rules that read policies, in the order of their family's page. */
export const policyRules: readonly PolicyRule[] = [
  noOpenAllow,
  noLeakyDeny,
  noDeadCondition,
  noInvertedCondition,
  noUnreachablePrincipal,
  noEnrolmentLockout,
  noDeactivateWithoutMfa,
  noPrivilegeExemption,
  noActivationRace,
  noCollateralDeny,
  noStrangerWithMfa,
  noNarrowGuard,
  noWrongOperator,
  noMisspelledKey,
  noUnsafeAge,
  noStaleDeviceName,
  requireForSensitiveActions,
  requireInTrustPolicy,
];

/** The rules that read credentials, in the order of their family's page. */
export const credentialRules: readonly CredentialRule[] = [
  noProviderToken,
  noPrivateKey,
  noPassword,
  noConnectionString,
  noLongLivedIdentity,
  noWeakSigningKey,
];

/** The rules that read routes and the checks on their ways, in the order of their family's page. */
export const routeRules: readonly (RouteRule | FaultRule)[] = [
  requireAuthorization,
  requireOwnerCheck,
  requireAuthentication,
  noUnverifiedToken,
  noInertGuard,
  noClientAuthority,
  noSwappedStatus,
];

export const rules: readonly Rule[] = [...policyRules, ...credentialRules, ...routeRules];
