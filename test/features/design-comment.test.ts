import assert from 'node:assert/strict';
import { analyze } from '../../server/src/engine/analyze';
import { catalogue } from '../../server/src/engine/catalogue';
import { designComment, designOf } from '../../server/src/features/design-comment';
import { resolveSettings } from '../../server/src/settings/resolve';
import { fillExamples } from '../support/made-up';
import { projectOf } from '../support/project-of';
import { shop } from '../support/shop';

const settings = resolveSettings([], catalogue);

/** The text with the comment that is offered for the first finding of a rule, and what the rules say then. */
async function commented(path: string, text: string, rule: string, others: Readonly<Record<string, string>> = {}) {
  const review = async (now: string) => {
    const project = await projectOf({ ...others, [path]: now });
    return analyze({ path, text: now }, settings, { code: project.reading(path) }).findings;
  };
  const finding = (await review(text)).find(({ ruleId }) => ruleId === rule);
  assert.ok(finding, `${rule} reports nothing`);
  const word = designOf(finding);
  assert.ok(word, 'nothing is offered');
  const style = { open: path.endsWith('.py') ? '#' : '//' };
  const { at, before, after } = designComment({ path, text }, finding, word, style);
  const now = `${text.slice(0, at)}${before}because${after}${text.slice(at)}`;
  return { comment: `${before}because`, left: (await review(now)).filter(({ ruleId }) => ruleId === rule).length };
}

suite('The comment that calls a route open by design', () => {
  test('says that any login is enough where only the second gate is missing', async () => {
    const { 'src/app.ts': text, ...others } = shop;
    assert.deepEqual(await commented('src/app.ts', text, 'route/require-authorization', others), {
      comment: '// two-gates-token-only: because',
      left: 0,
    });
  });

  test('says that everybody may come in where nothing asks who calls, in Python and indented', async () => {
    const text = `from flask import Flask
def make():
    app = Flask(__name__)
    @app.delete("/orders/<int:id>")
    def delete(id):
        Order.query.filter_by(id=id).delete()
        return "", 204
    return app
`;
    assert.deepEqual(await commented('a.py', text, 'route/require-authentication'), {
      comment: '    # two-gates-public: because',
      left: 0,
    });
  });

  test('is offered for nothing else', () => {
    const text = 'export const password = "<password-literal>";\n';
    const { findings } = analyze({ path: 'a.js', text: fillExamples(text) }, settings);
    assert.equal(findings.length, 1);
    assert.deepEqual(
      findings.map((finding) => designOf(finding)),
      findings.map(() => undefined),
    );
  });
});
