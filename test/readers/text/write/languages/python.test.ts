import assert from 'node:assert/strict';
import { aws, testRepairs, titles } from '../rewrite';

suite('Python', () => {
  suite('has the import where isort and Ruff would have it', () => {
    testRepairs('app.py', {
      'sorted among the plain imports': {
        before: 'import json\nimport sys\nfrom pathlib import Path\n\nimport requests\n\nkey = "«»"\n',
        name: 'apiKey',
        after:
          'import json\nimport os\nimport sys\nfrom pathlib import Path\n\nimport requests\n\nkey = os.environ["API_KEY"]\n',
      },
      'in front of what is taken from modules': {
        before: 'import json\nfrom pathlib import Path\n\nkey = "«»"\n',
        name: 'apiKey',
        after: 'import json\nimport os\nfrom pathlib import Path\n\nkey = os.environ["API_KEY"]\n',
      },
      'sorted by name only, where the file is': {
        before: 'from json import dumps\nimport math\nfrom pathlib import Path\n\nkey = "«»"\n',
        name: 'apiKey',
        after:
          'from json import dumps\nimport math\nimport os\nfrom pathlib import Path\n\nkey = os.environ["API_KEY"]\n',
      },
      'in front of the modules of others': {
        before: '# Licence\n\nimport requests\n\nkey = "«»"\n',
        name: 'apiKey',
        after: '# Licence\n\nimport os\n\nimport requests\n\nkey = os.environ["API_KEY"]\n',
      },
      'again, where only a part of it is imported': {
        before: 'import os.path\n\nkey = "«»"\n',
        name: 'apiKey',
        after: 'import os\nimport os.path\n\nkey = os.environ["API_KEY"]\n',
      },
    });
  });

  const client =
    'import boto3\n\ns3 = boto3.client(\n    "s3",\n    aws_access_key_id="‹access key id›",\n    aws_secret_access_key="«»",\n)\n';

  test('offers to do without the keys of AWS', () => {
    assert.deepEqual(titles({ path: 'a.py', before: client, with: aws }), [
      'Read it from the environment as AWS_SECRET_ACCESS_KEY (then rotate it)',
      'Delete the keys, so that boto3 takes a profile, a role or the environment (then delete the exposed ones)',
    ]);
  });

  testRepairs('a.py', {
    'does without keys on lines of their own': {
      by: 'removePair',
      before: client,
      with: aws,
      after: 'import boto3\n\ns3 = boto3.client(\n    "s3",\n)\n',
    },
    'does without keys among others': {
      by: 'removePair',
      before: 's = Session(region, aws_access_key_id="‹access key id›", aws_secret_access_key="«»", a=1)\n',
      with: aws,
      after: 's = Session(region, a=1)\n',
    },
    'does without keys that are all': {
      by: 'removePair',
      before: "s = Session(aws_access_key_id = '‹access key id›', aws_secret_access_key = '«»')\n",
      with: aws,
      after: 's = Session()\n',
    },
    'looks a value up in Parameter Store': {
      by: 'parameterStore',
      before: 'import boto3\n\npassword = "«»"\n',
      name: 'dbPassword',
      after:
        'import boto3\n\npassword = boto3.client("ssm").get_parameter(Name="/db-password", WithDecryption=True)["Parameter"]["Value"]\n',
    },
    'looks a value up in Secrets Manager': {
      by: 'secretsManager',
      before: "import boto3\n\npassword = '«»'\n",
      name: 'dbPassword',
      after:
        "import boto3\n\npassword = boto3.client('secretsmanager').get_secret_value(SecretId='db-password')['SecretString']\n",
    },
  });
});
