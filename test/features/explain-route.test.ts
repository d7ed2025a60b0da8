import assert from 'node:assert/strict';
import { explainRoutes } from '../../server/src/features/explain-route';
import { namePlaceIn } from '../support/name-place';
import { projectOf } from '../support/project-of';
import { shop } from '../support/shop';

async function explanationOf(path: string) {
  const project = await projectOf(shop);
  const [first] = project.routes.filter(({ route }) => route.path === path);
  assert.ok(first, `there is no ${path}`);
  return explainRoutes([first], namePlaceIn(shop));
}

suite('The explanation of a route', () => {
  test('shows both gates, the way to the handler, and how bad it is', async () => {
    const { text } = await explanationOf('/admin/users');
    const [before = '', score = ''] = text.split('## How bad it is');
    assert.equal(
      before,
      [
        '# `GET /admin/users`',
        'Any valid login gets in, and nothing checks what the caller may do.',
        'Declared at src/app.ts:13.',
        '## The two gates',
        '- Gate 1, who calls: `requireAuth`.\n- Gate 2, what they may do: **nothing**.',
        '## The way to the handler',
        '1. whole application: `helmet()`, src/app.ts:6. It checks nothing.\n' +
          '2. whole application: `requireAuth`, src/app.ts:12. **Gate 1**: it verifies a JSON Web Token (src/guards.ts:5).\n' +
          '3. handler: `function`. It checks nothing. It lists User, src/app.ts:14.',
        '',
      ].join('\n\n'),
    );
    assert.match(score, /^\n\nScore \d+, high stakes, which is reported as a warning\.\n\n- \+\d .*\n(?:- .*\n)*$/);
  });

  test('leads from each place that it names to that place', async () => {
    const { text, links } = await explanationOf('/admin/users');
    const named = links.map(({ span, uri }) => [text.slice(span.start, span.end), uri]);
    assert.deepEqual(named, [
      ['src/app.ts:13', 'file:///src/app.ts#L13'],
      ['src/app.ts:6', 'file:///src/app.ts#L6'],
      ['src/app.ts:12', 'file:///src/app.ts#L12'],
      ['src/guards.ts:5', 'file:///src/guards.ts#L5'],
      ['src/app.ts:14', 'file:///src/app.ts#L14'],
    ]);
  });

  test('says of a public route that nothing has to stand there', async () => {
    const { text } = await explanationOf('/login');
    assert.match(text, /^- Gate 1, who calls: nothing, and that is meant so\.$/m);
    assert.doesNotMatch(text, /How bad it is/);
  });

  test('tells one route after the other where a declaration makes several', async () => {
    const project = await projectOf(shop);
    const [first, ...others] = project.routes;
    assert.ok(first);
    const { text, title } = explainRoutes([first, ...others], namePlaceIn(shop));
    assert.equal(title, 'POST /login');
    assert.equal(text.match(/^# /gm)?.length, 5);
  });

  test('stops where nobody reads on', async () => {
    const project = await projectOf(shop);
    const [first, ...others] = [...project.routes, ...project.routes, ...project.routes];
    assert.ok(first);
    const { text } = explainRoutes([first, ...others], namePlaceIn(shop));
    assert.match(text, /\n\n5 more routes are declared at the same place\.\n$/);
  });
});
