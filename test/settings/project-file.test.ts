import assert from 'node:assert/strict';
import { isProjectFile, readProjectFile } from '../../server/src/settings/project-file';
import { parseSettings } from '../../server/src/syntax/settings';
import { fakeFacts } from '../support/fake-rule';

const rules = [fakeFacts('mfa/no-open-allow')];

/** What is said about a project file, as the text it points at and the message. */
function problems(text: string): readonly (readonly [string, string])[] {
  const { problems } = readProjectFile(parseSettings(text), { name: 'two-gates.jsonc', folder: '' }, rules);
  return problems.map(({ message, span }) => [text.slice(span.start, span.end), message]);
}

suite('The project file', () => {
  test('may hold comments and trailing commas', () => {
    const text = '{\n  // Single sign-on only.\n  "signIn": ["saml",],\n}';
    const { layer, problems } = readProjectFile(parseSettings(text), { name: '', folder: '' }, rules);
    assert.deepEqual(problems, []);
    assert.deepEqual(layer.values, { signIn: ['saml'] });
  });

  test('points at the key that is unknown and at the value that is wrong', () => {
    const text = '{ "singIn": [], "rules": { "mfa/no-open-allow": "loud" }, "ownAccounts": ["111122223333", "12"] }';
    assert.deepEqual(
      problems(text).map(([at]) => at),
      ['"singIn"', '"loud"', '"12"'],
    );
  });

  test('counts as far as it can be read, and says where it is broken', () => {
    const text = '{ "signIn": ["saml"], "ignore": [ }';
    const { layer } = readProjectFile(parseSettings(text), { name: '', folder: '' }, rules);
    assert.deepEqual(layer.values.signIn, ['saml']);
    assert.equal(problems(text).length > 0, true);
  });

  test('gives no settings but one problem when it is nested beyond all reason', () => {
    assert.equal(problems('['.repeat(10_000)).length, 1);
  });

  test('is known by its name alone', () => {
    assert.equal(isProjectFile('two-gates.jsonc'), true);
    assert.equal(isProjectFile('infra/two-gates.jsonc'), true);
    assert.equal(isProjectFile('infra/not-two-gates.jsonc'), false);
  });
});
