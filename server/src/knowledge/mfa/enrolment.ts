/**
 * What a user without an MFA device needs before MFA can be demanded.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
 */
export const enrolmentActions = {
  /** Needed for every kind of device. */
  enable: 'iam:EnableMFADevice',
  /** Needed for authenticator apps; passkeys and hardware tokens do without. */
  create: 'iam:CreateVirtualMFADevice',
  /** Without it the command line cannot get a session that carries MFA. */
  session: 'sts:GetSessionToken',
  /** The console pages that show and repair the device. */
  pages: ['iam:GetUser', 'iam:ListMFADevices', 'iam:ListVirtualMFADevices', 'iam:ResyncMFADevice'],
} as const;

/** The whole set, as the self-service policy of AWS exempts it. */
export const selfServiceActions: readonly string[] = [
  enrolmentActions.create,
  enrolmentActions.enable,
  ...enrolmentActions.pages,
  enrolmentActions.session,
];

const ofDevices = 'arn:aws:iam::*:mfa/*';
const ofUsers = 'arn:aws:iam::*:user/*';
/**
 * The resources that AWS checks these actions on; those that are not named have none, so only a statement on `*` meets them.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_iam.html
 */
export const enrolmentResources: Readonly<Record<string, string>> = {
  'iam:CreateVirtualMFADevice': ofDevices,
  'iam:EnableMFADevice': ofUsers,
  'iam:GetUser': ofUsers,
  'iam:ListMFADevices': ofUsers,
  'iam:ResyncMFADevice': ofUsers,
};

/** What someone can do with an action that is open to requests without MFA. */
export interface Danger {
  /** The end of "lets somebody without MFA …". */
  readonly lets: string;
  readonly severity: 'error' | 'warning' | 'information';
}

/** The actions that take a device away. */
export const deviceRemoval: Readonly<Record<string, Danger>> = {
  'iam:DeactivateMFADevice': { lets: 'disarm the device and enrol another one', severity: 'error' },
  'iam:DeleteVirtualMFADevice': { lets: 'delete devices that are not assigned yet', severity: 'warning' },
};

const takeover: Danger = { lets: 'set a console password without knowing the old one', severity: 'error' };
const persistence: Danger = { lets: 'make new long-term credentials', severity: 'error' };
const elevation: Danger = { lets: 'remove the demand for MFA or give away privileges', severity: 'error' };
const role: Danger = { lets: 'leave the Deny behind in a role', severity: 'error' };
const organization: Danger = { lets: 'administer accounts or single sign-on', severity: 'error' };
const ownPassword: Danger = { lets: 'change the password, given the old one', severity: 'information' };

/** Actions outside of enrolment that are not to be open without MFA, by their full names. */
export const privileges: ReadonlyMap<string, Danger> = new Map([
  ...each(takeover, ['iam:CreateLoginProfile', 'iam:UpdateLoginProfile']),
  ...each(ownPassword, ['iam:ChangePassword']),
  ...each(persistence, [
    'iam:CreateAccessKey',
    'iam:CreateServiceSpecificCredential',
    'iam:ResetServiceSpecificCredential',
    'iam:UpdateAccessKey',
    'iam:UpdateSSHPublicKey',
    'iam:UpdateServiceSpecificCredential',
    'iam:UpdateSigningCertificate',
    'iam:UploadSSHPublicKey',
    'iam:UploadSigningCertificate',
  ]),
  ...each(elevation, [
    'iam:AddRoleToInstanceProfile',
    'iam:AddUserToGroup',
    'iam:AttachGroupPolicy',
    'iam:AttachRolePolicy',
    'iam:AttachUserPolicy',
    'iam:CreateOpenIDConnectProvider',
    'iam:CreatePolicy',
    'iam:CreatePolicyVersion',
    'iam:CreateRole',
    'iam:CreateSAMLProvider',
    'iam:CreateUser',
    'iam:DeleteGroupPolicy',
    'iam:DeletePolicy',
    'iam:DeletePolicyVersion',
    'iam:DeleteRolePermissionsBoundary',
    'iam:DeleteRolePolicy',
    'iam:DeleteUserPermissionsBoundary',
    'iam:DeleteUserPolicy',
    'iam:DetachGroupPolicy',
    'iam:DetachRolePolicy',
    'iam:DetachUserPolicy',
    'iam:PassRole',
    'iam:PutGroupPolicy',
    'iam:PutRolePermissionsBoundary',
    'iam:PutRolePolicy',
    'iam:PutUserPermissionsBoundary',
    'iam:PutUserPolicy',
    'iam:RemoveUserFromGroup',
    'iam:SetDefaultPolicyVersion',
    'iam:TagRole',
    'iam:TagUser',
    'iam:UntagRole',
    'iam:UntagUser',
    'iam:UpdateAssumeRolePolicy',
    'iam:UpdateGroup',
    'iam:UpdateSAMLProvider',
    'iam:UpdateUser',
  ]),
  ...each(role, ['sts:AssumeRole', 'sts:AssumeRoot']),
]);

const administers = /^(organizations|account|sso):(?!Get|List|Describe|Search)/;

/**
 * Why an action of the identity services is not to be exempted from MFA, or undefined where it is harmless or belongs
 * to device removal. The action is a full name in its usual spelling.
 */
export function privilegeDanger(action: string): Danger | undefined {
  return privileges.get(action) ?? (administers.test(action) ? organization : undefined);
}

function each(danger: Danger, actions: readonly string[]): readonly (readonly [string, Danger])[] {
  return actions.map((action) => [action, danger]);
}
