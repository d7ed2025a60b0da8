import assert from 'node:assert/strict';
import fc from 'fast-check';
import { guardFile, handlerFile, syntheticProgram } from '../../bench/workspace';
import type { JudgedRoute } from '../../server/src/model/route';
import { noGuardNames } from '../../server/src/model/team';
import { type CodeReading, Project } from '../../server/src/project/project';
import { loadGrammars } from '../../server/src/syntax/code/grammars';
import { readGrammar } from '../support/parse-code';
import '../support/properties';

const guard = `import jwt from 'jsonwebtoken';
export function requireUser(req, res, next) {
  try {
    req.user = jwt.verify(req.headers.authorization, process.env.KEY);
  } catch {
    return res.sendStatus(401);
  }
  next();
}
`;

const router = `import { Router } from 'express';
import { requireUser } from './auth';
export const users = Router();
users.delete('/:id', requireUser, async (req, res) => {
  await User.deleteOne({ _id: req.params.id });
  res.sendStatus(204);
});
`;

const application = `import express from 'express';
import { users } from './users';
const app = express();
app.use('/users', users);
`;

const files = { 'auth.ts': guard, 'users.ts': router, 'app.ts': application };

suite('a project that changes', () => {
  suiteSetup(() => loadGrammars(['typescript', 'tsx', 'python'], readGrammar));

  test('a route follows the router that it stands on', () => {
    const { project, write } = start(files);
    assert.deepEqual(project.routes.map(inWords), ['DELETE /users/:id: token-only']);
    write('app.ts', application.replace("'/users'", "'/people'"));
    assert.deepEqual(project.routes.map(inWords), ['DELETE /people/:id: token-only']);
  });

  test('a guard in another file counts as it is now', () => {
    const { project, write } = start(files);
    write('auth.ts', guard.replace(/ {2}try[\s\S]*401\);\n {2}\}\n/, ''));
    assert.deepEqual(project.reading('users.ts').routes.map(inWords), ['DELETE /users/:id: no-authn']);
    write('auth.ts', guard);
    assert.deepEqual(project.reading('users.ts').routes.map(inWords), ['DELETE /users/:id: token-only']);
  });

  test('a file that was missing is found once it is there, and missed once it is gone', () => {
    const { project, write } = start({ 'users.ts': router, 'app.ts': application });
    assert.equal(project.routes[0]?.guards[0]?.by, 'name');
    write('auth.ts', guard);
    assert.equal(project.routes[0]?.guards[0]?.by, 'body');
    write('auth.ts', undefined);
    assert.equal(project.routes[0]?.guards[0]?.by, 'name');
  });

  test('an alias leads elsewhere once the configuration says so', () => {
    const paths = (to: string): string => `{ "compilerOptions": { "paths": { "~guards": ["./${to}"] } } }`;
    const { project, write } = start({
      ...files,
      'users.ts': router.replace('./auth', '~guards'),
      'tsconfig.json': paths('nowhere'),
    });
    assert.equal(project.routes[0]?.guards[0]?.by, 'name');
    write('tsconfig.json', paths('auth'));
    assert.equal(project.routes[0]?.guards[0]?.by, 'body');
  });

  test('the first reading of a file is sure of nothing that others may guard', () => {
    const { project } = start(files);
    const { routes } = project.firstReading('app.ts');
    assert.deepEqual(routes, []);
    const [first] = project.firstReading('users.ts').routes;
    assert.match(String(first?.route.gaps), /still being read/);
    assert.ok(first?.verdict.stakes === 'low' || first?.verdict.stakes === 'none');
  });

  test('read in steps or at once, all is the same', () => {
    const { project } = start(files);
    let steps = 0;
    for (const _ of project.read()) steps++;
    assert.equal(steps, 4, 'one for each file and one for each route');
    assert.deepEqual(project.routes.map(inWords), start(files).project.routes.map(inWords));
  });

  test('files that hold no code are no change', () => {
    const { project } = start(files);
    assert.equal(project.changed('README.md', 'node.d.ts'), false);
    assert.equal(project.changed('app.ts'), true);
  });

  test('after any edits it says what a project says that has never known anything else', () => {
    const whole = smallProgram();
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        const { project, write, now } = start(whole);
        for (const one of edits) {
          const [path, text] = carriedOut(one, now(), whole);
          write(path, text);
          if (one.isAsked) project.reading(path);
        }
        const fresh = start(now()).project;
        for (const path of Object.keys(whole))
          assert.deepEqual(facts(project.reading(path)), facts(fresh.reading(path)));
      }),
      { numRuns: 25 },
    );
  }).timeout(60_000);
});

/** What somebody does to a file: writes, takes a line away, writes it twice, takes it back, deletes the file. */
const edit = fc.record({
  file: fc.nat(),
  at: fc.nat(),
  does: fc.constantFrom('write', 'write', 'cut', 'repeat', 'restore', 'delete'),
  text: fc.constantFrom('x', '(', ' ', "'", '}', '/', '\n'),
  /** True if the project is asked for the file between this and the next one. */
  isAsked: fc.boolean(),
});

type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never;
type Texts = Readonly<Record<string, string>>;

/** The file that an edit is about, and its new text. */
function carriedOut({ file, at, does, text }: Edit, now: Texts, first: Texts): readonly [string, string | undefined] {
  const paths = Object.keys(first);
  const path = paths[file % paths.length] ?? '';
  const before = now[path];
  if (before === undefined || does === 'restore') return [path, first[path]];
  if (does === 'delete') return [path, undefined];
  const place = at % (before.length + 1);
  if (does === 'write') return [path, before.slice(0, place) + text + before.slice(place)];
  const lines = before.split('\n');
  const line = at % lines.length;
  return [
    path,
    [...lines.slice(0, line), ...lines.slice(does === 'cut' ? line + 1 : line > 0 ? line - 1 : 0)].join('\n'),
  ];
}

/** A project whose files can be written. */
function start(given: Readonly<Record<string, string>>) {
  const texts = new Map(Object.entries(given));
  const project = new Project({ paths: [...texts.keys()], read: (path) => texts.get(path) }, noGuardNames);
  const write = (path: string, text: string | undefined): void => {
    if (text === undefined) texts.delete(path);
    else texts.set(path, text);
    project.changed(path);
  };
  return { project, write, now: () => Object.fromEntries(texts) };
}

function inWords({ route, verdict }: JudgedRoute): string {
  return `${route.method} ${route.path}: ${verdict.state}`;
}

/** All that is said of a file, without the trees that it was found in. */
function facts({ routes, faults }: CodeReading) {
  return {
    faults,
    routes: routes.map(({ route, ...others }) => ({
      ...others,
      chain: route.chain.map(({ level, isCertain, use }) => [level, isCertain, use.written, use.place]),
      route: [route.framework, route.stack, route.place, route.method, route.path, route.handlerName, route.gaps],
    })),
  };
}

/** Three features of each framework of the large program, with what stands around them. */
function smallProgram(): Readonly<Record<string, string>> {
  const wanted = Object.entries(syntheticProgram()).filter(
    ([path]) => /(order0|invoice1|project2)\b/.test(path) || !/\/(features|routers|services|models)\//.test(path),
  );
  const program = Object.fromEntries(wanted.map(([path, text]) => [path, onlyThree(text)]));
  assert.ok(program[handlerFile] && program[guardFile]);
  return program;
}

function onlyThree(text: string): string {
  const lines = text.split('\n');
  return lines.filter((line) => !/^(import|from|app\.)/.test(line) || !/[a-z](\d{2,}|[3-9])/.test(line)).join('\n');
}
