/**
 * What a grant to people needs MFA for unless a team says otherwise: actions that give away privileges or credentials,
 * leave the organization, blind the audit trail or destroy keys. Patterns of the policy language.
 */
export const defaultSensitiveActions: readonly string[] = [
  'cloudtrail:DeleteTrail',
  'cloudtrail:StopLogging',
  'iam:AddUserToGroup',
  'iam:AttachGroupPolicy',
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:CreatePolicyVersion',
  'iam:CreateUser',
  'iam:PutGroupPolicy',
  'iam:PutRolePolicy',
  'iam:PutUserPolicy',
  'iam:SetDefaultPolicyVersion',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateLoginProfile',
  'kms:ScheduleKeyDeletion',
  'organizations:LeaveOrganization',
];
