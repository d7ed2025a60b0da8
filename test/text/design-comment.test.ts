import assert from 'node:assert/strict';
import { findDesignComments } from '../../server/src/text/design-comment';
import { assertTakesAtMost } from '../support/cost';

/** What the comments of a text say, and the line that they speak about. */
function designsIn(text: string) {
  return findDesignComments(text).map(({ says, reason, line }) => ({
    says,
    reason,
    line: line && text.slice(line.start, line.end),
  }));
}

suite('Comments that call a route open', () => {
  const forms: Readonly<Record<string, string>> = {
    'of JavaScript': '// two-gates-public: health check\napp.get("/x", f);\n',
    'of Python': '# two-gates-public: health check\napp.get("/x", f);\n',
    'in a block': '/* two-gates-public: health check */\napp.get("/x", f);\n',
    'for documentation': '/**\n * two-gates-public: health check\n */\napp.get("/x", f);\n',
    'with dashes as suppressions have them': '// two-gates-public -- health check\napp.get("/x", f);\n',
    'with other comments and blank lines below': '// two-gates-public: health check\n\n// more\napp.get("/x", f);\n',
    'with other line ends': '// two-gates-public: health check\r\napp.get("/x", f);\r\n',
  };
  for (const [name, text] of Object.entries(forms)) {
    test(`${name} have a reason and speak about the next line`, () => {
      assert.deepEqual(designsIn(text), [{ says: 'public', reason: 'health check', line: 'app.get("/x", f);' }]);
    });
  }

  test('may say that any login is enough', () => {
    assert.deepEqual(designsIn('# two-gates-token-only: own data\n@app.get("/me")\n'), [
      { says: 'token-only', reason: 'own data', line: '@app.get("/me")' },
    ]);
  });

  test('have no reason where none is written', () => {
    assert.deepEqual(designsIn('// two-gates-public:\nf();\n')[0]?.reason, undefined);
    assert.deepEqual(designsIn('/* two-gates-public */\nf();\n')[0]?.reason, undefined);
  });

  test('speak about nothing at the end of a text', () => {
    assert.deepEqual(designsIn('f();\n// two-gates-public: why\n')[0]?.line, undefined);
  });

  const others: Readonly<Record<string, string>> = {
    'behind code': 'f(); // two-gates-public: why\ng();\n',
    'in a string': 'const a = "two-gates-public: why";\ng();\n',
    'with another word': '// two-gates-publicity: why\ng();\n',
    'in a sentence': '// see two-gates-public: why\ng();\n',
  };
  for (const [name, text] of Object.entries(others)) {
    test(`are none ${name}`, () => assert.deepEqual(designsIn(text), []));
  }

  test('are read in linear time, wherever they stand', () => {
    assertTakesAtMost(100, () => findDesignComments('two-gates-public '.repeat(100_000)));
    assertTakesAtMost(100, () => findDesignComments('// two-gates-public: x\n'.repeat(20_000)));
    assertTakesAtMost(100, () =>
      findDesignComments(`${'// two-gates-public: x\n'.repeat(50)}${' '.repeat(1_000_000)}`),
    );
  });
});
