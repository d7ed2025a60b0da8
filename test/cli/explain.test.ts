import assert from 'node:assert/strict';
import { type Folder, makeFolder, type Outcome, runCli } from '../support/run-cli';

const mail = 'arn:aws:sqs:eu-north-1:123456789012:mail';
const principal = 'arn:aws:sts::123456789012:assumed-role/release/42';
const message = `An error occurred (AccessDenied) when calling the PurgeQueue operation: User: ${principal} is not authorized to perform: sqs:PurgeQueue on resource: ${mail} because no identity-based policy allows the sqs:PurgeQueue action`;
const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Mail", "Effect": "Allow", "Action": "sqs:PurgeQueue", "Resource": "${mail}-old" }
  ]
}
`;

suite('two-gates explain', () => {
  let folder: Folder;
  setup(() => {
    folder = makeFolder({ 'policies/release.json': policy, 'error.log': `before\n${message}\nafter\n` });
  });
  teardown(() => folder.remove());
  const explain = (argv: readonly string[], input = ''): Promise<Outcome> =>
    runCli(folder.path, ['explain', ...argv], { input });

  test('says which gate, which layer, which line, and the smallest fix', async () => {
    const { output, code, complaints } = await explain([message]);
    assert.equal(code, 0);
    assert.deepEqual(complaints, []);
    for (const line of [
      /^Gate 2 failed: authorization$/m,
      /^ {2}Not {7}Rotating the key changes nothing: the key worked\.$/m,
      /^ {4}Identity policies +does not allow +the message says so \(reported by the message\)$/m,
      /^ {4}The statement "Mail" .* but no resource covers .*mail \(policies\/release\.json:4\)$/m,
      /^ {4}Allow sqs:PurgeQueue on .*mail in policies\/release\.json$/m,
    ]) {
      assert.match(output, line);
    }
  });

  test('prints one object for each denial, with the fields as the message gives them', async () => {
    const { output } = await explain([message, '--format', 'json']);
    const { version, denials } = JSON.parse(output);
    assert.equal(version, 1);
    const [{ verdict, fix, notFix, owner, layers, statements, draft, noDraft, collect, ...facts }] = denials;
    assert.deepEqual(facts, {
      gate: 2,
      cloud: 'aws',
      code: 'AccessDenied',
      principal,
      action: 'sqs:PurgeQueue',
      resource: mail,
      account: '123456789012',
      layer: 'identity',
      denyType: 'implicit',
      policyArn: null,
      confidence: 'high',
    });
    assert.equal(verdict, 'Gate 2 failed: authorization. No identity-based policy allows the action.');
    assert.equal(draft.file, 'policies/release.json');
    assert.ok(fix && notFix.length > 0 && owner && layers.length > 0 && statements.length > 0 && collect.length > 0);
    assert.equal(noDraft, null);
  });

  test('has no layer and no kind of deny where the first gate failed', async () => {
    const { output } = await explain(['ExpiredToken: The provided token has expired.', '--format', 'json']);
    const [{ gate, layer, denyType, principal: who }] = JSON.parse(output).denials;
    assert.deepEqual([gate, layer, denyType, who], [1, 'none', null, null]);
  });

  test('reads standard input, and files by their names', async () => {
    for (const outcome of [await explain(['-'], message), await explain([], message), await explain(['error.log'])]) {
      assert.match(outcome.output, /^Gate 2 failed/);
    }
  });

  test('asks the policies of the folder that is named', async () => {
    folder.write('elsewhere/release.json', policy.replace('-old', '-new'));
    const { output } = await explain([message, '--policies', 'elsewhere']);
    assert.match(output, /elsewhere\/release\.json:4/);
    assert.doesNotMatch(output, /policies\/release\.json/);
  });

  test('says so where a text tells of no denial, with what it looked for', async () => {
    const { output, code } = await explain(['Everything went well.']);
    assert.equal(code, 0);
    assert.match(output, /^No denial was found\. Looked for: /);
    assert.equal((await explain(['fine', '--format', 'json'])).output, '{\n  "version": 1,\n  "denials": []\n}\n');
  });

  test('prints no authorization id and no encoded message', async () => {
    const [id, blob] = ['0f1e2d-made-up', 'QUJDREVGR0g'.repeat(6)];
    const text = `${message}. Call it with the following authorization id: ${id}. Encoded authorization failure message: ${blob}`;
    for (const format of ['text', 'json', 'markdown']) {
      const { output } = await explain([text, '--format', format]);
      assert.ok(!output.includes(id) && !output.includes(blob), format);
    }
  });

  test('reads a log of 10 MB, and stops at a hundred denials', async () => {
    const lines: string[] = [];
    for (let at = 0; at < 150; at++) {
      lines.push('x'.repeat(70_000), message.replaceAll('sqs:PurgeQueue', `sqs:Purge${'Q'.repeat(at + 1)}`));
    }
    const log = lines.join('\n');
    assert.ok(log.length > 10_000_000);
    const { output } = await explain(['-', '--format', 'json'], log);
    assert.equal(JSON.parse(output).denials.length, 100);
  });

  test('does not let a message steer the terminal', async () => {
    const { output } = await explain([message.replace('release/42', 'release/4\u0007\u009b2')]);
    for (const control of ['\u0007', '\u009b']) assert.ok(!output.includes(control));
  });

  test('complains where the policies cannot be read', async () => {
    const { code, complaints } = await explain([message, '--policies', 'nowhere']);
    assert.equal(code, 2);
    assert.match(complaints.join('\n'), /^nowhere: /);
  });
});
