import assert from 'node:assert/strict';
import { fixAll } from '../../server/src/engine/fix-all';
import { writeFix } from '../../server/src/engine/write-fix';
import type { AccessEffect, Rule } from '../../server/src/rules/define';
import { resolveSettings } from '../../server/src/settings/resolve';
import { fakeRule, found } from '../support/fake-rule';

/** A rule that wants every action with one spelling spelt in another way. */
function respell(id: string, from: string, to: string, access: AccessEffect = 'keeps'): Rule {
  return fakeRule(id, function* ({ statements }) {
    for (const action of statements.flatMap(({ actions }) => actions?.items ?? [])) {
      if (action.value !== from) continue;
      const change = [{ do: 'rename', at: action, to }] as const;
      yield found(action.span, from, { fixes: [{ title: `Write ${to}`, access, change }] });
    }
  });
}

const policy = (...actions: readonly string[]) =>
  `{ "Effect": "Allow", "Action": ${JSON.stringify(actions)}, "Resource": "*" }`;
const fixed = (text: string, ...rules: readonly Rule[]) =>
  fixAll({ path: 'a.json', text }, resolveSettings([], rules), { rules });

suite('Fixing everything that is safe', () => {
  test('carries out all fixes that keep access, and says which', () => {
    assert.deepEqual(fixed(policy('s3:a', 's3:b', 's3:a'), respell('iam/a', 's3:a', 's3:A')), {
      text: policy('s3:A', 's3:b', 's3:A'),
      applied: [
        { ruleId: 'iam/a', title: 'Write s3:A' },
        { ruleId: 'iam/a', title: 'Write s3:A' },
      ],
    });
  });

  test('leaves out fixes that change access', () => {
    const text = policy('s3:a');
    for (const access of ['narrows', 'widens', 'shifts'] as const) {
      assert.deepEqual(fixed(text, respell('iam/a', 's3:a', 's3:A', access)), { text, applied: [] });
    }
  });

  test('looks again until nothing is left to do', () => {
    const rules = [respell('iam/a', 's3:a', 's3:b'), respell('iam/b', 's3:b', 's3:c')];
    assert.equal(fixed(policy('s3:a'), ...rules).text, policy('s3:c'));
  });

  test('carries out only one of two fixes for the same place in one round', () => {
    const rules = [respell('iam/a', 's3:a', 's3:first'), respell('iam/b', 's3:a', 's3:second')];
    const { text, applied } = fixed(policy('s3:a'), ...rules);
    assert.equal(text, policy('s3:first'));
    assert.equal(applied.length, 1);
  });

  test('ends where two rules undo each other', () => {
    const rules = [respell('iam/a', 's3:a', 's3:b'), respell('iam/b', 's3:b', 's3:a')];
    assert.equal(fixed(policy('s3:a'), ...rules).applied.length, 10);
  });

  test('leaves a broken document alone', () => {
    const text = policy('s3:a').replace('"Resource"', 'Resource');
    assert.deepEqual(fixed(text, respell('iam/a', 's3:a', 's3:A')), { text, applied: [] });
  });
});

suite('Writing a fix', () => {
  test('is refused for a text that nothing can be written into', () => {
    const written = writeFix({ path: 'a.txt', text: 'nothing' }, { title: 'Repair it', access: 'keeps', change: [] });
    assert.deepEqual(written, { refused: 'Nothing can be written in this kind of text.' });
  });
});
