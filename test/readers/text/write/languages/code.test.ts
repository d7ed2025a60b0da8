import assert from 'node:assert/strict';
import { aws, testRepairs, titles } from '../rewrite';

suite('PowerShell', () => {
  const line = '$p = ConvertTo-SecureString -String "«»" -AsPlainText -Force\n';

  test('can read a vault or ask, where a secure string is made', () => {
    assert.deepEqual(titles({ path: 'a.ps1', before: line, name: 'dbPassword' }), [
      'Read it from the environment as DB_PASSWORD (then rotate it)',
      'Read it from the vault of SecretManagement as db-password (then rotate it)',
      'Ask for DB_PASSWORD when the script runs (then rotate it)',
    ]);
  });

  testRepairs('a.ps1', {
    'reads a secure string from a vault': {
      by: 'localVault',
      before: line,
      name: 'dbPassword',
      after: '$p = Get-Secret -Name db-password\n',
    },
    'asks for a secure string, in brackets where it is an argument': {
      by: 'prompt',
      before: "$c = [pscredential]::new('me', (ConvertTo-SecureString '«»' -AsPlainText -Force))\n",
      name: 'dbPassword',
      after: "$c = [pscredential]::new('me', (Read-Host -Prompt DB_PASSWORD -AsSecureString))\n",
    },
    'reads a text from a vault': {
      by: 'localVault',
      before: "Login -Password '«»'\n",
      name: 'dbPassword',
      after: 'Login -Password (Get-Secret -Name db-password -AsPlainText)\n',
    },
  });
});

suite('C#', () => {
  testRepairs('Program.cs', {
    'reads the configuration of the application that is built': {
      by: 'userSecrets',
      before: 'var builder = WebApplication.CreateBuilder(args);\nUse("«»");\n',
      name: 'dbPassword',
      after: 'var builder = WebApplication.CreateBuilder(args);\nUse(builder.Configuration["DbPassword"]);\n',
    },
  });
});

suite('Go', () => {
  testRepairs('main.go', {
    'has the import in a block in front of packages of others': {
      before: 'package main\n\nimport (\n\t"github.com/x/y"\n)\n\nvar p = "«»"\n',
      name: 'dbPassword',
      after: 'package main\n\nimport (\n\t"os"\n\n\t"github.com/x/y"\n)\n\nvar p = os.Getenv("DB_PASSWORD")\n',
    },
    'has the import among those under other names': {
      before: 'package main\n\nimport (\n\tf "fmt"\n\t_ "net/http/pprof"\n\n\t"github.com/x/y"\n)\n\nvar p = "«»"\n',
      name: 'dbPassword',
      after:
        'package main\n\nimport (\n\tf "fmt"\n\t_ "net/http/pprof"\n\t"os"\n\n\t"github.com/x/y"\n)\n\nvar p = os.Getenv("DB_PASSWORD")\n',
    },
  });
});

suite('Swift', () => {
  testRepairs('a.swift', {
    'has the import sorted among others': {
      before: 'import ArgumentParser\nimport Vapor\n\nlet p = "«»"\n',
      name: 'dbPassword',
      after:
        'import ArgumentParser\nimport Foundation\nimport Vapor\n\nlet p = ProcessInfo.processInfo.environment["DB_PASSWORD"]!\n',
    },
  });
});

suite('Rails', () => {
  testRepairs('config/database.yml', {
    'reads settings in YAML from the environment': {
      before: 'production:\n  adapter: mysql2\n  password: «»\n',
      name: 'password',
      after: "production:\n  adapter: mysql2\n  password: <%= ENV.fetch('PRODUCTION_PASSWORD') %>\n",
    },
    'minds the quotes of a scalar': {
      before: "production:\n  password: '«»'\n",
      name: 'dbPassword',
      after: 'production:\n  password: \'<%= ENV.fetch("DB_PASSWORD") %>\'\n',
    },
  });
});

suite('Java and Kotlin, without keys of AWS', () => {
  testRepairs('App.java', {
    'by the chain of the SDK': {
      by: 'removePair',
      before:
        'import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;\n' +
        'import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;\n\n' +
        'S3Client s3 = S3Client.builder().credentialsProvider(StaticCredentialsProvider.create(\n' +
        '    AwsBasicCredentials.create("‹access key id›", "«»"))).build();\n',
      with: aws,
      after:
        'import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;\n' +
        'import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;\n' +
        'import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;\n\n' +
        'S3Client s3 = S3Client.builder().credentialsProvider(DefaultCredentialsProvider.create()).build();\n',
    },
    'by the chain of the first version of the SDK, under its whole name where nothing is imported': {
      path: 'App.kt',
      by: 'removePair',
      before: 'val p = AWSStaticCredentialsProvider(BasicAWSCredentials("‹access key id›", "«»"))\n',
      with: aws,
      after: 'val p = com.amazonaws.auth.DefaultAWSCredentialsProviderChain.getInstance()\n',
    },
  });
});

suite('pip and twine', () => {
  testRepairs('pip.conf', {
    'ask the keyring for the password of an address': {
      before: '[global]\nindex-url = https://me:«»@packages.example.net/simple\n',
      with: { kind: 'connection' },
      after: '[global]\nindex-url = https://me@packages.example.net/simple\n',
    },
    'ask the keyring for a password': {
      path: '.pypirc',
      before: '[pypi]\nusername = __token__\npassword = «»\n',
      after: '[pypi]\nusername = __token__\n',
    },
  });
});

suite('Gradle', () => {
  testRepairs('build.gradle.kts', {
    'reads the environment so that it knows of it': {
      before: 'password = "«»"\n',
      name: 'repoPassword',
      after: 'password = providers.environmentVariable("REPO_PASSWORD").get()\n',
    },
  });
});

suite('JavaScript', () => {
  testRepairs('app.js', {
    'computes the name of a property': {
      before: "const a = {\n  // why\n  '«»': 1,\n};\n",
      name: 'dbPassword',
      after: 'const a = {\n  // why\n  [process.env.DB_PASSWORD]: 1,\n};\n',
    },
    'is not taken for what a file is named after': {
      path: 'dockerfile.js',
      before: "const a = '«»';\n",
      name: 'dbPassword',
      after: 'const a = process.env.DB_PASSWORD;\n',
    },
  });
});
