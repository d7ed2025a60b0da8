import assert from 'node:assert/strict';
import { aws, testRepairs, titles } from '../rewrite';

const database = 'resource "aws_db_instance" "shop" {\n  username = "app"\n  password = "«»"\n}\n';

suite('a credential in Terraform', () => {
  test('can be a variable, be made by the service, or be looked up', () => {
    assert.deepEqual(titles({ path: 'main.tf', before: database, name: 'password' }), [
      'Take it from a sensitive variable, db_instance_shop_password (then rotate it)',
      'Let the database service make the password and keep it in Secrets Manager (no one has to know it)',
      'Look it up in Secrets Manager as db-instance-shop-password (then rotate it)',
      'Look it up in Parameter Store as db-instance-shop-password (then rotate it)',
    ]);
  });

  testRepairs('main.tf', {
    'is made by the service of the database': {
      by: 'managedPassword',
      before: database,
      name: 'password',
      after: 'resource "aws_db_instance" "shop" {\n  username = "app"\n  manage_master_user_password = true\n}\n',
    },
    'is looked up in Secrets Manager': {
      by: 'secretsManager',
      before: database,
      name: 'shopPassword',
      after:
        'resource "aws_db_instance" "shop" {\n  username = "app"\n' +
        '  password = data.aws_secretsmanager_secret_version.shop_password.secret_string\n}\n\n' +
        'data "aws_secretsmanager_secret_version" "shop_password" {\n  secret_id = "shop-password"\n}\n',
    },
    'is looked up in Key Vault': {
      by: 'keyVault',
      before: 'resource "azurerm_mssql_server" "shop" {\n  administrator_login_password = "«»"\n}',
      name: 'shopPassword',
      after:
        'resource "azurerm_mssql_server" "shop" {\n' +
        '  administrator_login_password = data.azurerm_key_vault_secret.shop_password.value\n}\n\n' +
        'data "azurerm_key_vault_secret" "shop_password" {\n  name         = "shop-password"\n' +
        '  key_vault_id = var.key_vault_id\n}\n\nvariable "key_vault_id" {\n  type = string\n}\n',
    },
    'is looked up in Secret Manager, as a part of a text': {
      by: 'secretManager',
      before: 'resource "google_cloud_run_v2_job" "a" {\n  template {\n    x = "postgres://app:«»@db"\n  }\n}\n',
      name: 'dbPassword',
      after:
        'resource "google_cloud_run_v2_job" "a" {\n  template {\n' +
        '    x = "postgres://app:${data.google_secret_manager_secret_version.db_password.secret_data}@db"\n  }\n}\n\n' +
        'data "google_secret_manager_secret_version" "db_password" {\n  secret = "db-password"\n}\n',
    },
  });

  testRepairs('backend.tf', {
    'goes from a backend, which takes no variables': {
      before: 'terraform {\n  backend "http" {\n    address  = "a"\n    password = "«»"\n  }\n}\n',
      after: 'terraform {\n  backend "http" {\n    address  = "a"\n  }\n}\n',
    },
    'goes from the backend of S3, which takes a profile or a role': {
      before:
        'terraform {\n  backend "s3" {\n    bucket     = "a"\n    access_key = "‹access key id›"\n    secret_key = "«»"\n  }\n}\n',
      with: aws,
      after: 'terraform {\n  backend "s3" {\n    bucket     = "a"\n  }\n}\n',
    },
  });

  suite('in JSON', () => {
    testRepairs('main.tf.json', {
      'is a variable, which is declared in front': {
        before: '{\n  "resource": {\n    "a": { "b": { "password": "«»" } }\n  }\n}\n',
        name: 'dbPassword',
        after:
          '{\n  "variable": {\n    "db_password": {\n      "type": "string",\n      "sensitive": true\n    }\n  },\n' +
          '  "resource": {\n    "a": { "b": { "password": "${var.db_password}" } }\n  }\n}\n',
      },
      'is a variable beside others': {
        before: '{\n\t"variable": {\n\t\t"a": {}\n\t},\n\t"locals": { "p": "x«»" }\n}',
        name: 'dbPassword',
        after:
          '{\n\t"variable": {\n\t\t"db_password": {\n\t\t\t"type": "string",\n\t\t\t"sensitive": true\n\t\t},\n\t\t"a": {}\n\t},\n' +
          '\t"locals": { "p": "x${var.db_password}" }\n}',
      },
      'is the default of a variable, which becomes sensitive': {
        before: '{ "variable": { "a": { "default": "«»" } } }',
        after: '{ "variable": { "a": { "sensitive": true } } }',
      },
      'is the default of a sensitive variable, and stays': {
        before: '{ "variable": { "a": { "default": "«»", "sensitive": true } } }',
        after: 'refused: It has "sensitive" already: delete the default by hand.',
      },
      'is the key of a provider': {
        before: '{ "provider": { "aws": { "access_key": "‹access key id›", "secret_key": "«»" } } }',
        with: aws,
        after:
          '{\n  "variable": {\n    "aws_secret_access_key": {\n      "type": "string",\n      "sensitive": true\n    },\n' +
          '    "aws_access_key_id": {\n      "type": "string",\n      "sensitive": true\n    }\n  }, ' +
          '"provider": { "aws": { "access_key": "${var.aws_access_key_id}", "secret_key": "${var.aws_secret_access_key}" } } }',
      },
    });
  });
});
