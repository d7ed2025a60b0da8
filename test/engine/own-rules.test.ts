import assert from 'node:assert/strict';
import { analyze } from '../../server/src/engine/analyze';
import { catalogue } from '../../server/src/engine/catalogue';
import { ownRules } from '../../server/src/engine/own-rules';
import { resolveSettings } from '../../server/src/settings/resolve';

suite('What the engine reports itself', () => {
  const settings = resolveSettings([], catalogue);
  const reported = (text: string) => analyze({ path: 'a.jsonc', text }, settings).findings.map(({ ruleId }) => ruleId);

  for (const { id, examples } of ownRules) {
    test(`${id} is reported for its bad examples and not for its good ones`, () => {
      for (const text of examples.bad) assert.equal(reported(text).includes(id), true, text);
      for (const text of examples.good) assert.equal(reported(text).includes(id), false, text);
    });
  }

  test('has ids of its own', () => {
    assert.equal(new Set(catalogue.map(({ id }) => id)).size, catalogue.length);
  });
});
