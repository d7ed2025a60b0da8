import assert from 'node:assert/strict';
import { catalogue } from '../../server/src/engine/catalogue';

/** Longer ones are cut off where editors print them inline; holes count as they stand. */
const longestMessage = 120;

suite('the words of the rules', () => {
  for (const { id, summary, why, messages, references } of catalogue) {
    test(`${id} speaks the voice of the house`, () => {
      assert.match(id, /^[a-z]+\/(?:no|require)-[a-z]+(?:-[a-z]+)*$/);
      assert.match(
        summary,
        /^(?:Disallow|Require) [^\n]*[^.]\.$/,
        'the summary opens with Disallow or Require, in one line',
      );
      assert.equal(id.includes('/no-') || summary.startsWith('Require'), true, 'require- demands');
      const sentences = why.split(/[.?!](?=\s|$)/).filter((part) => part.trim() !== '').length;
      assert.ok(sentences >= 2 && sentences <= 4, `why has ${sentences} sentences`);
      for (const message of Object.values(messages)) checkMessage(message);
      for (const reference of references) assert.match(reference, /^https:\/\/\S+$/);
    });
  }
});

function checkMessage(message: string): void {
  assert.match(message, /^[A-Z{"][^\n]*\.$/, message);
  assert.ok(message.length <= longestMessage, `${message.length} characters: ${message}`);
  assert.doesNotMatch(message, /\b(?:should|please|potential(?:ly)?|simply|just)\b/i, message);
}
