import { noLongLivedIdentity } from '../../../server/src/rules/credential/no-long-lived-identity';
import { testCredentialRule } from '../../support/test-credential-rule';

testCredentialRule(noLongLivedIdentity, {
  clean: {
    'a role': { path: 'main.tf', code: 'resource "aws_iam_role" "deploy" {\n  name = "deploy"\n}\n' },
    'the list of the keys of a user': { path: 'keys.py', code: 'iam.list_access_keys(UserName="deploy")' },
  },
  flagged: {
    'an access key in Terraform': {
      path: 'main.tf',
      code: 'resource "«aws_iam_access_key»" "deploy" {\n  user = aws_iam_user.deploy.name\n}\n',
      says: [
        'A resource that makes an access key of an IAM user, which lives until somebody deletes it. What a role hands out expires by itself.',
      ],
    },
  },
});
