import assert from 'node:assert/strict';
import { type Folder, makeFolder, runCli } from '../support/run-cli';

const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::ledger/*" },
    { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }
  ]
}
`;
const statement = (fields: object) => JSON.stringify({ Version: '2012-10-17', Statement: [fields] });
const guard = statement({
  Sid: 'Region',
  Effect: 'Deny',
  NotAction: 'iam:*',
  Resource: '*',
  Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
});

suite('two-gates simulate', () => {
  let folder: Folder;
  setup(() => {
    folder = makeFolder({ 'policy.json': policy, 'scp.json': guard });
  });
  teardown(() => folder.remove());
  const simulate = (...argv: readonly string[]) => runCli(folder.path, ['simulate', ...argv]);
  const read = ['--policy', 'policy.json', '--action', 's3:GetObject', '--resource', 'arn:aws:s3:::ledger/a.csv'];
  const overTls = [...read, '--context', 'aws:SecureTransport=true'];

  test('says that a request is allowed, by which layers and by which statement', async () => {
    const { output, code, complaints } = await simulate(...overTls);
    assert.deepEqual(complaints, []);
    assert.equal(code, 0);
    assert.equal(
      output,
      `Allowed: s3:GetObject on arn:aws:s3:::ledger/a.csv by some user

  service control policies   not given
  resource control policies  not given
  endpoint policy            not given
  resource policy            not given
  identity policies          allows     the statement "Read" allows "s3:GetObject" (policy.json:4)
  permissions boundary       not given
  session policy             not given

Decided by "Read", policy.json:4.
`,
    );
  });

  test('ends with 1 for a request that is denied, and names the statement that denies it', async () => {
    const { output, code } = await simulate(...read, '--context', 'aws:SecureTransport=false');
    assert.equal(code, 1);
    assert.match(output, /^Denied: s3:GetObject/);
    assert.match(output, /^ {2}identity policies +denies +a statement denies "s3:GetObject" \(policy\.json:5\)$/m);
    assert.match(output, /^Decided by policy\.json:5\.$/m);
  });

  test('says which layers lack an Allow where no statement denies', async () => {
    const { output, code } = await simulate(
      '--policy',
      'policy.json',
      '--action',
      'sqs:SendMessage',
      '--context',
      'aws:SecureTransport=true',
    );
    assert.equal(code, 1);
    assert.match(output, /^No statement of the identity policies allows it\.$/m);
  });

  test('ends with 3 where it hangs on what was not told, names it and says how to tell it', async () => {
    const key = await simulate(...read);
    assert.equal(key.code, 3);
    assert.match(
      key.output,
      /^To decide, one would have to know aws:SecureTransport\.\n\nGive condition keys with --context\.$/m,
    );
    const owner = await simulate(...overTls, '--principal', 'arn:aws:iam::111122223333:user/ada');
    assert.equal(owner.code, 3);
    assert.match(owner.output, /^Give the account of the resource with --resource-account\.$/m);
    const told = await simulate(
      ...overTls,
      '--principal',
      'arn:aws:iam::111122223333:user/ada',
      '--resource-account',
      '111122223333',
    );
    assert.equal(told.code, 0);
  });

  test('takes a service control policy that only denies to stand beside one that allows everything', async () => {
    const there = await simulate(...overTls, '--scp', 'scp.json', '--context', 'aws:RequestedRegion=eu-west-1');
    assert.equal(there.code, 0);
    const elsewhere = await simulate(...overTls, '--scp', 'scp.json', '--context', 'aws:RequestedRegion=us-east-1');
    assert.equal(elsewhere.code, 1);
    assert.match(elsewhere.output, /^Decided by "Region", scp\.json:1\.$/m);
  });

  test('asks each of the layers', async () => {
    folder.write('none.json', statement({ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }));
    folder.write('open.json', statement({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' }));
    folder.write('shut.json', statement({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }));
    const blockers = async (...argv: readonly string[]) =>
      JSON.parse((await simulate(...overTls, '--format', 'json', ...argv)).output).blockers;
    assert.deepEqual(await blockers('--boundary', 'none.json'), ['boundary']);
    assert.deepEqual(await blockers('--resource-policy', 'shut.json'), ['resource']);
    assert.deepEqual(await blockers('--rcp', 'shut.json'), ['rcp']);
    assert.deepEqual(await blockers('--endpoint-policy', 'shut.json'), ['endpoint']);
    assert.deepEqual(await blockers('--scp', 'none.json'), ['scp']);
    const session = [
      '--principal',
      'arn:aws:sts::111122223333:assumed-role/reader/run',
      '--resource-account',
      '111122223333',
    ];
    assert.deepEqual(await blockers(...session, '--session-policy', 'none.json'), ['session']);
    assert.deepEqual(await blockers('--boundary', 'none.json', '--resource-policy', 'open.json'), []);
  });

  test('prints JSON with the trace of every statement', async () => {
    const { output } = await simulate(...overTls, '--format', 'json');
    const { version, decision, layers, trace, missing } = JSON.parse(output);
    assert.deepEqual([version, decision, missing], [1, 'allowed', []]);
    assert.deepEqual(
      layers.find(({ layer }: { layer: string }) => layer === 'identity'),
      {
        layer: 'identity',
        given: true,
        state: 'allow',
        why: 'the statement "Read" allows "s3:GetObject"',
        counts: true,
        by: { file: 'policy.json', line: 4, sid: 'Read' },
        missing: [],
      },
    );
    assert.deepEqual(
      trace.map(({ line, effect, matches }: Record<string, unknown>) => [line, effect, matches]),
      [
        [4, 'Allow', 'yes'],
        [5, 'Deny', 'no'],
      ],
    );
    assert.deepEqual(trace[1].parts.at(-1), {
      part: 'condition',
      holds: 'no',
      says: 'aws:SecureTransport is "true", which does not meet Bool "false"',
      line: 5,
      missing: [],
    });
  });

  test('prints a table of Markdown', async () => {
    const { output } = await simulate(...overTls, '--format', 'markdown');
    assert.match(output, /^\*\*Allowed\*\*: `s3:GetObject` on `arn:aws:s3:::ledger\/a\.csv` by some user$/m);
    assert.match(
      output,
      /^\| identity policies \| allows \| the statement "Read" allows "s3:GetObject" \(policy\.json:4\) \|$/m,
    );
  });

  test('takes a key without a value for one that is not in the request, and a key given twice for a list', async () => {
    folder.write(
      'tags.json',
      statement({
        Effect: 'Allow',
        Action: 's3:*',
        Resource: '*',
        Condition: {
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'cost'] },
          Null: { 'aws:TagKeys': 'false' },
        },
      }),
    );
    const tags = (...keys: readonly string[]) =>
      simulate('--policy', 'tags.json', '--action', 's3:PutObject', ...keys.flatMap((key) => ['--context', key]));
    assert.equal((await tags('aws:TagKeys=team', 'aws:TagKeys=cost')).code, 0);
    assert.equal((await tags('aws:TagKeys=team')).code, 0);
    assert.equal((await tags('aws:TagKeys=owner')).code, 1);
    assert.equal((await tags('aws:TagKeys')).code, 1);
    assert.equal((await tags()).code, 3);
  });

  test('says in one line what is wrong with the arguments', async () => {
    folder.write('other.json', '{}');
    const wrong = async (...argv: readonly string[]) => {
      const { code, complaints, output } = await simulate(...argv);
      assert.deepEqual([code, output], [2, '']);
      return complaints;
    };
    assert.deepEqual(await wrong('--policy', 'policy.json'), ['The flag "--action" is missing.']);
    assert.deepEqual(await wrong('--action', 'read'), ['"read" is no action such as s3:GetObject.']);
    assert.deepEqual(await wrong('--action', 's3:GetObject'), [
      'There is no policy to ask: give one with --policy or --resource-policy.',
    ]);
    assert.deepEqual(await wrong('--action', 's3:GetObject', '--principal', 'ada', '--policy', 'policy.json'), [
      '"ada" is nobody who can call AWS: an ARN, a service such as ec2.amazonaws.com, or anonymous.',
    ]);
    assert.deepEqual(await wrong('--action', 's3:GetObject', '--policy', 'gone.json'), [
      'gone.json: there is no such file or folder',
    ]);
    assert.deepEqual(await wrong('--action', 's3:GetObject', '--policy', 'other.json'), [
      'other.json: no policy was found that can be read here',
    ]);
  });

  test('leaves open what a policy with broken syntax says', async () => {
    folder.write('broken.json', policy.replace('"Effect": "Deny",', '"Effect" "Deny",'));
    const { code } = await simulate('--policy', 'broken.json', ...overTls.slice(2));
    assert.equal(code, 3);
  });

  test('does not let the texts of a policy steer the terminal', async () => {
    folder.write('steering.json', policy.replace('"Read"', '"\\u001b[2J"'));
    const { output } = await simulate('--policy', 'steering.json', ...overTls.slice(2));
    assert.equal(output.includes('\u001b'), false);
  });
});
