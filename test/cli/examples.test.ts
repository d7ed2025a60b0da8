import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { policyRules, routeRules } from '../../server/src/rules/index';
import { runCli } from '../support/run-cli';

const root = path.join(__dirname, '../..');
const snapshot = path.join(__dirname, 'examples.txt');

suite('The examples', () => {
  test('are reviewed as test/cli/examples.txt says; UPDATE_SNAPSHOTS=1 writes it anew', async () => {
    const { code, output } = await runCli(root, ['check', 'examples']);
    if (process.env['UPDATE_SNAPSHOTS']) writeFileSync(snapshot, output);
    assert.equal(output, readFileSync(snapshot, 'utf8'));
    assert.equal(code, 1);
  });

  test('show who gets through each condition, as test/cli/examples-mfa.txt says', async () => {
    const file = path.join(__dirname, 'examples-mfa.txt');
    const { code, output } = await runCli(root, ['mfa', 'examples/policies/allow-with-mfa.json']);
    if (process.env['UPDATE_SNAPSHOTS']) writeFileSync(file, output);
    assert.equal(output, readFileSync(file, 'utf8'));
    assert.equal(code, 0);
  });

  test('show every rule about policies and about routes', () => {
    const text = readFileSync(snapshot, 'utf8');
    const shown = [...policyRules, ...routeRules];
    assert.deepEqual(
      shown.map(({ id }) => id).filter((id) => !text.includes(id)),
      [],
    );
  });
});
