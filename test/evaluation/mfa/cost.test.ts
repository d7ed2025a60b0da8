import assert from 'node:assert/strict';
import { readDocument } from '../../../server/src/readers/index';
import type { RuleContext } from '../../../server/src/rules/define';
import { policyRules, rules } from '../../../server/src/rules/index';
import { resolveSettings } from '../../../server/src/settings/resolve';
import { assertGrowsLinearly } from '../../support/cost';

const noMfa = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } };
const leaky = { Bool: { 'aws:MultiFactorAuthPresent': 'false' } };
const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

/** Large policies, by how many statements, or items of one statement, they have. */
const shapes: Readonly<Record<string, (size: number) => readonly object[]>> = {
  'a quarter Denies that each miss access keys': (size) =>
    numbers(size).map((at) =>
      at % 4 === 0 ? deny(`ec2:Action${at}`, leaky) : { Effect: 'Allow', Action: `ec2:Action${at}`, Resource: '*' },
    ),
  'the same leaky Deny again and again': (size) => numbers(size).map(() => deny('ec2:*', leaky)),
  'leaky Denies beside the Denies that make up for them': (size) =>
    numbers(size).map((at) => deny(`ec2:Action${at >> 1}`, at % 2 === 0 ? leaky : noMfa)),
  'leaky Denies of the same action on other resources': (size) =>
    numbers(size).map((at) => deny('s3:GetObject', leaky, `arn:aws:s3:::bucket-${at}/*`)),
  'leaky Denies of wildcards': (size) => numbers(size).map((at) => deny(`ec2:Action${at}*`, leaky)),
  'leaky Denies with long exemption lists': (size) =>
    numbers(size >> 3).map((at) => ({
      Effect: 'Deny',
      NotAction: numbers(20).map((item) => `iam:Get${item}${at}`),
      Resource: '*',
      Condition: leaky,
    })),
  'as many MFA Denies as Allows': (size) =>
    numbers(size * 2).map((at) =>
      at < size ? deny(`ec2:Action${at}`, noMfa) : { Effect: 'Allow', Action: `ec2:Action${at - size}`, Resource: '*' },
    ),
  'as many MFA Denies as Allows, on a part of the resources': (size) =>
    numbers(size * 2).map((at) =>
      at < size
        ? deny(`s3:Action${at}`, noMfa, 'arn:aws:s3:::ledger/private/*')
        : { Effect: 'Allow', Action: `s3:Action${at - size}`, Resource: 'arn:aws:s3:::ledger/*' },
    ),
  'leaky Denies that Allows with MFA make harmless': (size) =>
    numbers(size * 2).map((at) =>
      at < size
        ? deny(`ec2:Action${at}`, leaky)
        : { Effect: 'Allow', Action: `ec2:Action${at - size}`, Resource: '*', Condition: mfa },
    ),
  'one Deny and one Allow of very many actions': (size) => [
    { ...deny('', noMfa), Action: numbers(size).map((at) => `ec2:Action${at}`) },
    { Effect: 'Allow', Action: numbers(size).map((at) => `ec2:Action${at + (size >> 1)}`), Resource: '*' },
  ],
  'two leaky Denies of very many actions': (size) => [
    { ...deny('', leaky), Action: numbers(size).map((at) => `ec2:Action${at}`) },
    { ...deny('', leaky), Action: numbers(size).map((at) => `ec2:Action${size - at}`) },
  ],
  'Denies of one action each beside an Allow of all of them': (size) => [
    ...numbers(size).map((at) => deny(`ec2:Action${at}`, noMfa)),
    { Effect: 'Allow', Action: numbers(size).map((at) => `ec2:Action${at + 1}`), Resource: '*' },
  ],
  'Allows with a loose condition beside Denies': (size) =>
    numbers(size).map((at) =>
      at % 2 === 0
        ? { Effect: 'Allow', Action: `ec2:Action${at}`, Resource: '*', Condition: { BoolIfExists: mfa.Bool } }
        : deny(`ec2:Action${at - 1}`, noMfa),
    ),
  'Allows of sensitive actions': (size) =>
    numbers(size).map((at) => ({
      Effect: 'Allow',
      Action: ['iam:CreateUser', 'iam:*'],
      Resource: `arn:aws:iam::${at}:*`,
    })),
  'Denies that exempt everything dangerous': (size) =>
    numbers(size >> 2).map((at) => ({
      Effect: 'Deny',
      NotAction: ['iam:*', 'sts:*'],
      Resource: `arn:aws:s3:::bucket-${at}`,
      Condition: noMfa,
    })),
};

suite('cost of the MFA rules', () => {
  for (const [name, build] of Object.entries(shapes)) {
    test(`grows with the length of the policy: ${name}`, function () {
      this.timeout(30_000);
      assertGrowsLinearly({ small: 500, large: 2000 }, (size) => checkAll(build(size)));
    });
  }
});

const { team } = resolveSettings([], rules);
const context: RuleContext = { team, options: {} };

/** Runs all rules of the family over one policy, which is read anew each time, since rules keep what they find out. */
function checkAll(statements: readonly object[]): () => void {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return () => {
    const policy = readDocument({ path: 'policy.json', text }).policies[0];
    assert.ok(policy);
    for (const rule of policyRules) {
      for (const report of rule.check(policy, context)) assert.ok(report.message);
    }
  };
}

function deny(action: string, condition: object, resource = '*'): object {
  return { Effect: 'Deny', Action: action, Resource: resource, Condition: condition };
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at);
}
