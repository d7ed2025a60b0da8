import assert from 'node:assert/strict';
import { findSuppressions } from '../../../server/src/engine/suppress';
import { findHits, placesOfDirective } from '../../../server/src/readers/text/anchors';
import { commentStyleOf } from '../../../server/src/readers/text/comment-style';
import { findDirectives } from '../../../server/src/readers/text/comments';
import type { TextDocument } from '../../../server/src/text/document';

const rule = 'credential/no-password';
const said = `two-gates-ignore-next-line ${rule} -- Only on the test machine.`;

const directivesOf = (document: TextDocument) => findDirectives(document, placesOfDirective(findHits(document.text)));

/** What a suppression in a comment like this says. */
function read(comment: string, path = 'file.txt') {
  const text = `first\n${comment}\nnext\n`;
  return findSuppressions(text, directivesOf({ path, text })).map(({ rules, reason, line }) => ({
    rules: rules.map(({ value }) => value),
    reason,
    line,
  }));
}

suite('Suppressions in any text', () => {
  const comments = {
    'a hash': `# ${said}`,
    'two hashes': `  ## ${said}`,
    slashes: `\t// ${said}`,
    'a block comment': `/* ${said} */`,
    'a documentation comment': `/** ${said} */`,
    dashes: `-- ${said}`,
    markup: `<!-- ${said} -->`,
    'a semicolon': `; ${said}`,
    semicolons: `;; ${said}`,
    'a percent sign': `% ${said}`,
    'a remark of a batch file': `REM ${said}`,
    'a silent remark': `@rem ${said}`,
    'a label of a batch file': `:: ${said}`,
    'a quote of Visual Basic': `' ${said}`,
    'a block of PowerShell': `<# ${said} #>`,
    'a comment of a template': `{{! ${said} }}`,
    'a comment of JSX': `{/* ${said} */}`,
  };
  for (const [name, comment] of Object.entries(comments)) {
    test(`are found behind ${name}, without what closes it`, () => {
      assert.deepEqual(read(comment), [{ rules: [rule], reason: 'Only on the test machine.', line: 2 }]);
    });
  }

  test('are not found where the directive is part of code', () => {
    assert.deepEqual(read(`print("# ${said}")`), []);
    assert.deepEqual(read(`x = 1 # see ${said}`), []);
  });

  test('stand in Markdown only in comments of markup, since examples show others', () => {
    assert.deepEqual(read(`# ${said}`, 'README.md'), []);
    assert.equal(read(`<!-- ${said} -->`, 'README.md').length, 1);
  });

  test('are found in a line of ten megabytes without delay', () => {
    const text = `${'x'.repeat(5_000_000)}# ${said}${'y'.repeat(5_000_000)}`;
    assert.deepEqual(directivesOf({ path: 'a.js', text }), []);
  });
});

suite('How a comment is written', () => {
  const styles = {
    'a.py': '#',
    'deploy/Dockerfile': '#',
    '.env.local': '#',
    'main.tf': '#',
    'a.TS': '//',
    'A.java': '//',
    Jenkinsfile: '//',
    'q.sql': '--',
    'php.ini': ';',
    'web.config': '<!--',
    'run.bat': 'REM',
    'script.ps1': '#',
    unknown: '#',
  };
  for (const [path, open] of Object.entries(styles)) {
    test(`in ${path}`, () => assert.equal(commentStyleOf(path)?.open, open));
  }

  test('is not told for files without comments', () => {
    assert.equal(commentStyleOf('a.json'), undefined);
    assert.equal(commentStyleOf('notes.txt'), undefined);
  });
});
