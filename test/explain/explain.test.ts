import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decide } from '../../server/src/evaluation/policy/decide';
import { findDenials } from '../../server/src/explain/denial/find-denials';
import { explainDenial } from '../../server/src/explain/explain';
import { layersOf } from '../../server/src/explain/layers-of';
import { requestOf } from '../../server/src/explain/request-of';
import type { NamedPolicy } from '../../server/src/model/decision';
import type { Explanation } from '../../server/src/model/explanation';
import type { AccessRequest } from '../../server/src/model/request';
import { readDocument, writeChange } from '../../server/src/readers/index';
import { applyEdits } from '../../server/src/text/edit';

const mail = 'arn:aws:sqs:eu-north-1:123456789012:mail';
const session = 'arn:aws:sts::123456789012:assumed-role/release/42';

function denied(action: string, resource: string, reason: string, principal = session): string {
  return `User: ${principal} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
}

const missing = (layer: string, action = 'sqs:PurgeQueue'): string => `because no ${layer} allows the ${action} action`;

/** Documents by their paths, given as policies. */
type Files = Readonly<Record<string, object>>;

function policiesOf(files: Readonly<Record<string, string>>): readonly NamedPolicy[] {
  return Object.entries(files).flatMap(([path, text]) =>
    readDocument({ path, text }).policies.map((policy) => ({ name: path, path, policy })),
  );
}

function textsOf(files: Files): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).map(([path, policy]) => [path, JSON.stringify(policy, undefined, 2)]),
  );
}

function explain(message: string, files: Files = {}): Explanation {
  const [denial] = findDenials(message);
  assert.ok(denial, 'no denial was found');
  return explainDenial(denial, policiesOf(textsOf(files)));
}

/** The file after the drafted change, as an object. */
function changed(message: string, files: Files): unknown {
  const { draft, noDraft } = explain(message, files);
  assert.ok(draft, noDraft);
  const path = draft.policy.path ?? '';
  const text = textsOf(files)[path] ?? '';
  const written = writeChange({ path, text }, draft.change);
  assert.ok('edits' in written, 'refused' in written ? written.refused : '');
  return JSON.parse(applyEdits(text, written.edits));
}

const allow = (
  action: string | readonly string[],
  resource: string | readonly string[],
  more: object = {},
): object => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...more,
});
const policy = (...statements: readonly object[]): object => ({ Version: '2012-10-17', Statement: statements });
const message = denied('sqs:PurgeQueue', mail, missing('identity-based policy'));

suite('The smallest change', () => {
  test('makes the list of resources longer where the statement is about this action alone', () => {
    assert.deepEqual(changed(message, { 'release.json': policy(allow('sqs:PurgeQueue', `${mail}-old`)) }), {
      ...policy(allow('sqs:PurgeQueue', [`${mail}-old`, mail])),
    });
  });

  test('makes the list of actions longer where the statement is about this resource alone', () => {
    assert.deepEqual(
      changed(message, { 'release.json': policy(allow('sqs:SendMessage', mail)) }),
      policy(allow(['sqs:SendMessage', 'sqs:PurgeQueue'], mail)),
    );
  });

  test('is a statement of its own where the near one grants more than what was asked for', () => {
    const near = allow(['sqs:PurgeQueue', 'sqs:DeleteQueue'], `${mail}-old`);
    assert.deepEqual(
      changed(message, { 'release.json': policy(near) }),
      policy(near, { Sid: 'SqsPurgeQueue', ...allow('sqs:PurgeQueue', mail) }),
    );
  });

  test('takes over the conditions of the statement that nearly allowed it', () => {
    const Condition = { StringEquals: { 'aws:RequestedRegion': 'eu-north-1' } };
    const near = allow(['sqs:PurgeQueue', 'sqs:DeleteQueue'], `${mail}-old`, { Condition });
    assert.deepEqual(
      changed(message, { 'release.json': policy(near) }),
      policy(near, { Sid: 'SqsPurgeQueue', ...allow('sqs:PurgeQueue', mail, { Condition }) }),
    );
  });

  test('names the role in the policy of the resource, and never its session', () => {
    const queue = policy({
      ...allow('sqs:SendMessage', mail),
      Principal: { AWS: 'arn:aws:iam::123456789012:role/other' },
    });
    assert.deepEqual(
      changed(denied('sqs:PurgeQueue', mail, missing('resource-based policy')), { 'queue.json': queue }),
      {
        Version: '2012-10-17',
        Statement: [
          ...Object.values(queue).at(-1),
          {
            Sid: 'SqsPurgeQueue',
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::123456789012:role/release' },
            Action: 'sqs:PurgeQueue',
            Resource: mail,
          },
        ],
      },
    );
  });

  test('goes into the boundary where the boundary lacks it', () => {
    const { draft } = explain(denied('sqs:PurgeQueue', mail, missing('permissions boundary')), {
      'boundaries/team.json': policy(allow('sqs:SendMessage', mail)),
      'release.json': policy(allow('sqs:*', '*')),
    });
    assert.equal(draft?.policy.path, 'boundaries/team.json');
  });

  test('is followed by the name of the next layer that refuses', () => {
    const { draft } = explain(message, {
      'release.json': policy(allow('sqs:SendMessage', mail)),
      'boundaries/team.json': policy(allow('s3:*', '*')),
    });
    assert.equal(draft?.next?.layer, 'boundary');
  });

  test('is told with what often goes with it, which it does not grant', () => {
    const told = denied(
      'lambda:CreateFunction',
      'arn:aws:lambda:eu-north-1:123456789012:function:bill',
      missing('identity-based policy', 'lambda:CreateFunction'),
    );
    const { draft } = explain(told, { 'release.json': policy(allow('lambda:Get*', '*')) });
    assert.deepEqual(draft?.companions, ['iam:PassRole, for the execution role']);
  });
});

suite('Nothing is drafted', () => {
  const cases: Readonly<Record<string, readonly [message: string, files: Files, why: RegExp]>> = {
    'against an explicit Deny': [
      denied('sqs:PurgeQueue', mail, 'with an explicit deny in an identity-based policy'),
      { 'release.json': policy({ Effect: 'Deny', Action: 'sqs:*', Resource: '*' }) },
      /^An explicit Deny wins over every Allow: meet its condition/,
    ],
    'where a Deny in the workspace matches, whatever the message says': [
      message,
      { 'release.json': policy({ Effect: 'Deny', Action: 'sqs:Purge*', Resource: '*' }) },
      /^An explicit Deny wins/,
    ],
    'where the condition of a statement is all that is missing': [
      denied('sqs:PurgeQueue', mail, missing('identity-based policy')),
      {
        'release.json': policy(
          allow('sqs:PurgeQueue', mail, { Condition: { StringEquals: { 'aws:PrincipalAccount': '999999999999' } } }),
        ),
      },
      /^Nothing has to be granted: a statement of release\.json would allow it, but aws:PrincipalAccount/,
    ],
    'where the workspace holds no such policy': [message, {}, /^No identity policy of the caller was found/],
    'where the workspace allows it already': [
      message,
      { 'release.json': policy(allow('sqs:*', '*')) },
      /allows it already: deploy it$/,
    ],
    'where a policy that may not be attached allows it': [
      message,
      { 'a.json': policy(allow('sqs:*', '*')), 'b.json': policy(allow('s3:Get*', '*')) },
      /would allow it, if a\.json is attached to the caller: attach it/,
    ],
    'for a role of every name': [
      denied('iam:PassRole', '*', missing('identity-based policy', 'iam:PassRole')),
      { 'release.json': policy(allow('iam:GetRole', '*')) },
      /^iam:PassRole on \* hands over every role/,
    ],
    'where the layer is not known': [denied('sqs:PurgeQueue', mail, ''), {}, /^It is not known which layer refuses/],
    'for a key that leaked': [
      denied(
        'sqs:PurgeQueue',
        mail,
        'with an explicit deny in an identity-based policy: arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3',
      ),
      {},
      /^The key has leaked/,
    ],
    'for the path of an API': ['(AuthorizationFailed) The client', {}, /^Only policies of AWS/],
  };
  for (const [name, [text, files, why]] of Object.entries(cases)) {
    test(name, () => {
      const { draft, noDraft } = explain(text, files);
      assert.equal(draft, undefined);
      assert.match(noDraft ?? '', why);
    });
  }
});

suite('An explanation', () => {
  test('believes the message about its layer, and says where the workspace differs', () => {
    const { layers, notes } = explain(message, { 'release.json': policy(allow('sqs:*', '*')) });
    const identity = layers.find(({ layer }) => layer === 'identity');
    assert.equal(identity?.state, 'implicitDeny');
    assert.equal(identity?.evidence, 'reported');
    assert.ok(
      notes.some(({ says }) => says.startsWith('The copy in the workspace release.json differs from what is deployed')),
    );
  });

  test('says that rotating the key is no fix, but for a key that leaked', () => {
    assert.ok(explain(message).notFix.includes('Rotating the key changes nothing: the key worked'));
    const leaked = explain(
      `${denied('sqs:PurgeQueue', mail, 'with an explicit deny in an identity-based policy')}: arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3`,
    );
    assert.deepEqual(leaked.notFix, []);
    assert.match(leaked.fix, /^Replace the access key/);
  });

  test('sends the fix for a session of single sign-on to the permission set', () => {
    const principal = 'arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Builder_0123456789abcdef/kim';
    const { fix, owner } = explain(denied('sqs:PurgeQueue', mail, missing('identity-based policy'), principal));
    assert.match(fix, /in the permission set "Builder", since its role cannot be edited$/);
    assert.equal(owner, 'the administrator of IAM Identity Center');
  });

  test('tells who can change a service control policy by its ARN', () => {
    const { owner } = explain(
      denied(
        'sqs:PurgeQueue',
        mail,
        'with an explicit deny in a service control policy: arn:aws:organizations::210987654321:policy/o-xyz/service_control_policy/p-9f8e',
      ),
    );
    assert.equal(owner, 'the administrator of the organization, in the management account 210987654321');
  });

  test('tells the call from the action that was refused', () => {
    const { notes } = explain(
      `An error occurred (AccessDenied) when calling the GetObject operation: User: ${session} is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-north-1:123456789012:key/0e1f ${missing('identity-based policy', 'kms:Decrypt')}`,
    );
    assert.ok(notes.some(({ says }) => says === 'GetObject was called, and kms:Decrypt is what was refused'));
  });

  test('points at the statement that denies, and at its condition', () => {
    const { statements } = explain(
      denied('sqs:PurgeQueue', mail, 'with an explicit deny in an identity-based policy'),
      {
        'release.json': policy(allow('sqs:*', '*'), {
          Sid: 'OnlyHere',
          Effect: 'Deny',
          Action: 'sqs:*',
          Resource: '*',
          Condition: { StringNotEquals: { 'aws:PrincipalAccount': '1' } },
        }),
      },
    );
    assert.equal(statements[0]?.role, 'denies');
    assert.match(statements[0]?.says ?? '', /^The statement "OnlyHere" of release\.json denies it: /);
  });

  test('of Azure, Google Cloud and Kubernetes says in which order they ask, and what to run', () => {
    const azure = explain(
      "(AuthorizationFailed) The client 'kim@shop.test' with object id '1' does not have authorization to perform action 'Microsoft.Web/sites/read' over scope '/subscriptions/s' or the scope is invalid.",
    );
    assert.ok(azure.notes.some(({ says }) => says.startsWith('Azure asks deny assignments first')));
    assert.match(
      azure.commands[0]?.command ?? '',
      /^az role assignment list --assignee kim@shop\.test --scope \/subscriptions\/s /,
    );
    const cluster = explain(
      'pods is forbidden: User "dev" cannot list resource "pods" in API group "" in the namespace "web"',
    );
    assert.equal(cluster.commands[0]?.command, 'kubectl auth can-i list pods --as dev');
  });

  test('puts nothing into a command that a shell would run', () => {
    const { commands } = explain(`pods is forbidden: User "x';id;'" cannot list resource "pods" in API group ""`);
    assert.equal(commands[0]?.command, "kubectl auth can-i list pods --as 'x;id;'");
  });
});

suite('What is drafted for any request and any policy', () => {
  const actions = fc.constantFrom('sqs:PurgeQueue', 'sqs:SendMessage', 'sqs:Get*', 'sqs:*', 's3:GetObject');
  const resources = fc.constantFrom(mail, `${mail}-old`, 'arn:aws:sqs:eu-north-1:123456789012:*', '*');
  const conditions = fc.constantFrom(
    {},
    { Condition: { StringEquals: { 'aws:PrincipalAccount': '123456789012' } } },
    { Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
    { Condition: { StringEquals: { 'aws:PrincipalAccount': '999999999999' } } },
  );
  const statement = fc
    .tuple(
      fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
      fc.uniqueArray(actions, { minLength: 1, maxLength: 3 }),
      fc.uniqueArray(resources, { minLength: 1, maxLength: 2 }),
      conditions,
    )
    .map(([Effect, Action, Resource, more]) => ({ Effect, Action, Resource, ...more }));
  const asked = fc.constantFrom(
    ...['sqs:PurgeQueue', 'sqs:DeleteMessage', 'sqs:SendMessage'].flatMap((action) =>
      [mail, `${mail}-new`].map((resource) => ({ action, resource })),
    ),
  );

  test('allows it in the layer that refused, and grants nothing else', () => {
    let drafts = 0;
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 4 }), asked, (statements, { action, resource }) => {
        const files = { 'release.json': policy(...statements) };
        const told = denied(action, resource, missing('identity-based policy', action));
        const { draft } = explain(told, files);
        if (!draft) return;
        drafts++;
        const [denial] = findDenials(told);
        const request = denial && requestOf(denial)?.request;
        assert.ok(request);
        const after = policiesOf({ 'release.json': JSON.stringify(changed(told, files)) });
        const before = policiesOf(textsOf(files));
        const answer = (policies: readonly NamedPolicy[], of = request): string =>
          decide(of, layersOf(policies, of).layers).layers.find(({ layer }) => layer === 'identity')?.state ?? '';
        // A condition of the near statement that is not known is taken over, and stays unknown.
        assert.ok(['allow', 'unknown'].includes(answer(after)), `${answer(after)} after the change`);
        assert.equal(draft.after.layers.find(({ layer }) => layer === 'identity')?.state, answer(after));
        for (const other of [
          'sqs:PurgeQueue',
          'sqs:DeleteMessage',
          'sqs:SendMessage',
          'sqs:GetQueueUrl',
          's3:GetObject',
        ]) {
          for (const where of [mail, `${mail}-new`, `${mail}-old`]) {
            if (other === action && where === resource) continue;
            const elsewhere: AccessRequest = { ...request, action: other, resource: where };
            assert.equal(answer(after, elsewhere), answer(before, elsewhere), `${other} on ${where}`);
          }
        }
      }),
    );
    assert.ok(drafts > 20, `only ${drafts} drafts were tried`);
  });
});
