import assert from 'node:assert/strict';
import { analyze } from '../../server/src/engine/analyze';
import { catalogue } from '../../server/src/engine/catalogue';
import { resolveSettings } from '../../server/src/settings/resolve';
import { projectOf } from '../support/project-of';

const head = `import express from 'express';
const app = express();
`;
const open =
  "app.delete('/orders/:id', async (req, res) => res.json(await Order.deleteOne({ _id: req.params.id })));\n";

/** What is reported in a file: rule, message and the text it stands on. */
async function reported(text: string, path = 'a.js'): Promise<readonly (readonly string[])[]> {
  const project = await projectOf({ [path]: text });
  const settings = resolveSettings([], catalogue);
  const { findings } = analyze({ path, text }, settings, { code: project.reading(path) });
  return findings.map(({ ruleId, message, span }) => [ruleId, message, text.slice(span.start, span.end)]);
}

async function rulesIn(text: string, path?: string): Promise<readonly string[]> {
  return (await reported(text, path)).map(([rule = '']) => rule);
}

suite('Comments about open routes', () => {
  test('take away what is reported of the route below them', async () => {
    assert.deepEqual(await rulesIn(head + open), ['route/require-authentication']);
    assert.deepEqual(await rulesIn(`${head}// two-gates-public: behind the firewall\n${open}`), []);
  });

  test('count for nothing without a reason, which is told', async () => {
    assert.deepEqual(await reported(`${head}// two-gates-public\n${open}`), [
      [
        'engine/require-suppression-reason',
        'This comment calls a route open and counts for nothing, because no reason stands behind ":".',
        'two-gates-public',
      ],
      ...(await reported(head + open)),
    ]);
  });

  test('are told where they change nothing', async () => {
    assert.deepEqual(await reported(`${head}// two-gates-public: why\nconst a = 1;\n`), [
      [
        'engine/no-unused-suppression',
        'This comment changes nothing: below it stands no route without a first gate.',
        'two-gates-public: why',
      ],
    ]);
  });

  test('are told where the route is even more open than they say', async () => {
    assert.deepEqual(await rulesIn(`${head}// two-gates-token-only: why\n${open}`), [
      'engine/no-unused-suppression',
      'route/require-authentication',
    ]);
  });

  test('say nothing of a text that is no code of a project', () => {
    const settings = resolveSettings([], catalogue);
    assert.deepEqual(analyze({ path: 'a.js', text: '// two-gates-public: why\n' }, settings).findings, []);
  });
});

suite('Suppressions in code', () => {
  const files: Readonly<Record<string, string>> = {
    'a.js': `${head}// IGNORE\n${open}`,
    'a.ts': `${head}// IGNORE\n${open}`,
    'a.py': `from flask import Flask
app = Flask(__name__)
# IGNORE
@app.delete("/orders/<int:id>")
def delete(id):
    Order.query.filter_by(id=id).delete()
    return "", 204
`,
  };
  for (const [path, text] of Object.entries(files)) {
    test(`silence what is reported of a route in ${path}`, async () => {
      const comment = 'two-gates-ignore-next-line route/require-authentication -- behind the firewall';
      assert.deepEqual(await rulesIn(text, path), ['route/require-authentication']);
      assert.deepEqual(await rulesIn(text.replace('IGNORE', comment), path), []);
    });
  }
});
