import assert from 'node:assert/strict';
import { hoverOnRoutes } from '../../server/src/features/route-hover';
import { namePlaceIn } from '../support/name-place';
import { projectOf } from '../support/project-of';
import { shop } from '../support/shop';

/** The hover on the first time that a word stands in a file. */
async function hoverOn(path: string, word: string, files: Readonly<Record<string, string>> = shop) {
  const project = await projectOf(files);
  const offset = (files[path] ?? '').indexOf(word);
  assert.ok(offset >= 0, `${path} does not hold ${word}`);
  const hover = hoverOnRoutes(project.routes, { path, offset: offset + 1 }, namePlaceIn(files));
  return { text: hover?.markdown ?? '', at: hover && files[path]?.slice(hover.span.start, hover.span.end) };
}

suite('The hover on a guard', () => {
  test('says what it checks and where, by what it was judged, and how many routes it stands before', async () => {
    const { text, at } = await hoverOn('src/app.ts', 'requireAuth);');
    assert.equal(
      text,
      [
        '**`requireAuth` checks who calls, and not what they may do.**',
        'It checks:\n- verifies a JSON Web Token ([src/guards.ts:5](file:///src/guards.ts#L5))',
        'Judged by its body. It stands before 3 routes.',
      ].join('\n\n'),
    );
    assert.equal(at, 'requireAuth');
  });

  test('is the same on the name of the function, in another file than the routes', async () => {
    const { text, at } = await hoverOn('src/guards.ts', 'requireAuth');
    assert.match(text, /^\*\*`requireAuth` checks who calls, and not what they may do\.\*\*\n/);
    assert.match(text, /It stands before 3 routes\.$/);
    assert.equal(at, 'requireAuth');
  });

  test('is that of the use on the name of a function that makes guards', async () => {
    const { text, at } = await hoverOn('src/guards.ts', 'role(name)');
    assert.match(text, /^\*\*`role\('admin'\)` checks .*what they may do\.\*\*\n/);
    assert.match(text, /compares req\.user\.role/);
    assert.equal(at, 'role');
  });

  test('says of what only helps that it checks nothing', async () => {
    const { text } = await hoverOn('src/app.ts', 'helmet())');
    assert.match(text, /^\*\*`helmet\(\)` checks neither who calls nor what they may do\.\*\*\n/);
    assert.match(text, /Judged by what its library does\. It stands before 5 routes\.$/);
  });

  test('says that it knows nothing of what nobody can find', async () => {
    const text =
      "import express from 'express';\nimport { sift } from './gone';\nconst app = express();\napp.get('/x', sift, (req, res) => res.json(1));\n";
    const hover = await hoverOn('a.js', 'sift, (', { 'a.js': text });
    assert.match(hover.text, /^\*\*`sift` is not known: it may check anything or nothing\.\*\*/);
    assert.match(hover.text, /No body was found, and its name says nothing\./);
  });

  test('is about guards only where they are guards', async () => {
    assert.equal((await hoverOn('src/guards.ts', 'jwt')).text, '');
    assert.equal((await hoverOn('src/app.ts', 'res.sendStatus(204)')).text, '');
  });
});

suite('The hover on a route', () => {
  test('says the verdict first, then both gates, the chain and the score', async () => {
    const { text, at } = await hoverOn('src/app.ts', "'/admin/users'");
    const [verdict, gates, chain = '', score] = text.split('\n\n');
    assert.equal(
      verdict,
      '**`GET /admin/users`: any valid login gets in, and nothing checks what the caller may do.**',
    );
    assert.equal(gates, 'Gate 1: requireAuth · Gate 2: none');
    assert.deepEqual(chain.split('\n'), [
      '1. whole application: `helmet()`, [src/app.ts:6](file:///src/app.ts#L6). It checks nothing.',
      '2. whole application: `requireAuth`, [src/app.ts:12](file:///src/app.ts#L12). ' +
        '**Gate 1**: it verifies a JSON Web Token ([src/guards.ts:5](file:///src/guards.ts#L5)).',
      '3. handler: `function`. It checks nothing. It lists User, [src/app.ts:14](file:///src/app.ts#L14).',
    ]);
    assert.match(score ?? '', /^Score \d+, high stakes, which is reported as a warning\. \+\d/);
    assert.equal(at, "get('/admin/users'");
  });

  test('says why a route is public', async () => {
    const { text } = await hoverOn('src/app.ts', "'/login'");
    assert.match(text, /^\*\*`POST \/login`: open to everybody: "login" is part of signing in\.\*\*/);
  });

  test('says who meant a route to be open, and where', async () => {
    const files = {
      'a.js':
        "import express from 'express';\nconst app = express();\n// two-gates-public: a board in the hall\napp.get('/board', (req, res) => Order.find().then((all) => res.json(all)));\n",
    };
    const { text } = await hoverOn('a.js', "'/board'", files);
    assert.match(
      text,
      /^\*\*`GET \/board`: everybody is meant to get in: a board in the hall \(\[a\.js:3\]\(file:\/\/\/a\.js#L3\)\)\.\*\*/,
    );
  });

  test('lets no word of a program act as markup', async () => {
    const files = {
      'a.js':
        "import express from 'express';\nconst app = express();\napp.get('/`x`/[y](z)', (req, res) => Order.find());\n",
    };
    const { text } = await hoverOn('a.js', "'/`x`", files);
    assert.match(text, /^\*\*`GET \/ x \/\[y\]\(z\)`: /);
  });
});
