import assert from 'node:assert/strict';
import { judgeGuard } from '../../../server/src/evaluation/route/guard';
import { judgeHandler } from '../../../server/src/evaluation/route/handler';
import { judgeRoute, noSurroundings, type Surroundings } from '../../../server/src/evaluation/route/verdict';
import type { CodeModule, Expression } from '../../../server/src/model/code';
import type { GuardUse, Route, Verdict } from '../../../server/src/model/route';
import type { Values } from '../../../server/src/model/value';
import { noTeam, readProgram } from '../../support/judge-code';

const program = `
import jwt from 'jsonwebtoken';
import { User, Order, Product } from './models';
import { unknownGuard, requireRole } from './missing';

function signedIn(req, res, next) {
  try { req.user = jwt.verify(req.headers.authorization, process.env.SECRET); next(); }
  catch { res.sendStatus(401); }
}
function adminOnly(req, res, next) {
  if (req.user.role !== 'admin') return res.sendStatus(403);
  next();
}

const removeUser = async (req, res) => { await User.findByIdAndDelete(req.params.id); res.end(); };
const readOrder = async (req, res) => res.json(await Order.findById(req.params.id));
const readOwnOrder = async (req, res) => res.json(await Order.findOne({ _id: req.params.id, user: req.user.id }));
const listProducts = async (req, res) => res.json(await Product.find());
const listUsers = async (req, res) => res.json(await User.find());
const createOrder = async (req, res) => res.json(await Order.create({ item: req.body.item, user: req.user.id }));
const promote = async (req, res) => { await User.findByIdAndUpdate(req.params.id, { role: req.body.role }); res.end(); };
const remoteDelete = async (req, res) => { await remote.destroyAll(req.user, req.params.id); res.end(); };
const login = async (req, res) => {
  const user = await User.findOne({ email: req.body.email });
  if (!user || !(await user.comparePassword(req.body.password))) return res.sendStatus(401);
  res.json({ token: jwt.sign({ id: user.id }, process.env.SECRET) });
};
const about = (req, res) => res.json({ about: 'us' });
`;

interface Sketch {
  readonly method?: string;
  readonly path: string;
  readonly guards?: readonly string[];
  readonly handler: string;
  readonly gaps?: readonly string[];
  readonly around?: Partial<Surroundings>;
}

const table: Readonly<Record<string, readonly [Sketch, string]>> = {
  'a token and then a delete, without a role': [
    { method: 'DELETE', path: '/admin/users/:id', guards: ['signedIn'], handler: 'removeUser' },
    'token-only high',
  ],
  'the same with a role': [
    { method: 'DELETE', path: '/admin/users/:id', guards: ['signedIn', 'adminOnly'], handler: 'removeUser' },
    'ok none',
  ],
  'nothing at all before a delete': [
    { method: 'DELETE', path: '/admin/users/:id', handler: 'removeUser' },
    'no-authn high',
  ],
  'an order of anybody': [
    { method: 'GET', path: '/orders/:id', guards: ['signedIn'], handler: 'readOrder' },
    'token-only medium',
  ],
  'an order of anybody, while the routes beside it ask': [
    {
      method: 'GET',
      path: '/orders/:id',
      guards: ['signedIn'],
      handler: 'readOrder',
      around: {
        siblingChecks: [
          { says: 'compares order.user', sort: 'owner', place: { path: 'a.ts', span: { start: 0, end: 1 } } },
        ],
      },
    },
    'token-only high',
  ],
  'an order of the caller': [
    { method: 'GET', path: '/orders/:id', guards: ['signedIn'], handler: 'readOwnOrder' },
    'ok none',
  ],
  'a catalogue': [{ method: 'GET', path: '/products', guards: ['signedIn'], handler: 'listProducts' }, 'ok none'],
  'all users': [{ method: 'GET', path: '/users', guards: ['signedIn'], handler: 'listUsers' }, 'token-only low'],
  'an order for the caller': [
    { method: 'POST', path: '/orders', guards: ['signedIn'], handler: 'createOrder' },
    'ok none',
  ],
  'a role that anybody may give to anybody': [
    { method: 'PATCH', path: '/users/:id', guards: ['signedIn'], handler: 'promote' },
    'token-only high',
  ],
  'a login by what it does': [{ method: 'POST', path: '/sessions', handler: 'login' }, 'public none'],
  'a login by its path': [{ method: 'POST', path: '/login', handler: 'about' }, 'public none'],
  'a guard that nobody knows': [
    { method: 'DELETE', path: '/users/:id', guards: ['unknownGuard'], handler: 'removeUser' },
    'unknown none',
  ],
  'a token, and a guard that nobody knows': [
    { method: 'DELETE', path: '/admin/users/:id', guards: ['signedIn', 'unknownGuard'], handler: 'removeUser' },
    'token-only low',
  ],
  'a role by its name': [
    { method: 'DELETE', path: '/admin/users/:id', guards: ['signedIn', "requireRole('admin')"], handler: 'removeUser' },
    'ok none',
  ],
  'a mount that nobody found': [
    { method: 'DELETE', path: '…/users/:id', handler: 'removeUser', gaps: ['who mounts it is not known'] },
    'unknown none',
  ],
  'a service that is given the caller': [
    { method: 'DELETE', path: '/notes/:id', guards: ['signedIn'], handler: 'remoteDelete' },
    'token-only none',
  ],
  'nothing stored': [{ method: 'GET', path: '/about', guards: ['signedIn'], handler: 'about' }, 'token-only none'],
  'the convention of a project': [
    { method: 'GET', path: '/orders/:id', guards: ['signedIn'], handler: 'readOrder', around: { isConvention: true } },
    'token-only low',
  ],
};

suite('verdicts', () => {
  let module: CodeModule | undefined;
  let values: Values | undefined;

  suiteSetup(async () => {
    const uses = Object.values(table).flatMap(([{ guards = [], handler }]) => [...guards, handler]);
    const read = await readProgram({
      'main.ts': `${program}\n${[...new Set(uses)].map((use) => `use(${use});`).join('\n')}`,
    });
    module = read.modules[0];
    values = read.values;
  });

  for (const [name, [sketch, says]] of Object.entries(table)) {
    test(name, () => {
      assert.ok(module && values);
      const { state, stakes } = judge(sketch, module, values);
      assert.equal(`${state} ${stakes}`, says);
    });
  }

  test('the score adds up and its heaviest reason comes first', () => {
    assert.ok(module && values);
    const verdict = judge(
      { method: 'DELETE', path: '/admin/users/:id', guards: ['signedIn'], handler: 'removeUser' },
      module,
      values,
    );
    assert.deepEqual(
      verdict.score.map(({ says, points }) => `${points} ${says}`),
      [
        '4 User is chosen by id from the path, whosever it is',
        '3 "admin" is about administration',
        '2 User is deleted',
      ],
    );
    assert.equal(verdict.total, 9);
    assert.deepEqual(
      verdict.authentication.map(({ says }) => says),
      ['verifies a JSON Web Token'],
    );
  });
});

function judge(
  { method = 'GET', path, guards = [], handler, gaps = [], around = {} }: Sketch,
  module: CodeModule,
  values: Values,
): Verdict {
  const chain = guards.map((text) => ({ level: 'method' as const, use: useOf(text, module, values), isCertain: true }));
  const [found] = values.callables(values.of(expressionOf(handler, module), module));
  const route: Route = {
    framework: 'express',
    stack: 'src/routes.ts#0',
    place: { path: 'src/routes.ts', span: { start: 0, end: 1 } },
    method,
    path,
    handlerName: handler,
    chain,
    gaps,
  };
  const facts = chain.map(({ use }) => judgeGuard(use, values, noTeam));
  const done = found && judgeHandler(found, { principalParameters: [], principalFields: ['user'] }, values, noTeam);
  return judgeRoute(route, facts, done, { ...noSurroundings, ...around });
}

function expressionOf(text: string, module: CodeModule): Expression {
  for (const statement of module.body) {
    if (statement.kind !== 'expression' || statement.value.kind !== 'call') continue;
    const argument = statement.value.args[0]?.value;
    const bare = text.split('(')[0];
    const name = argument?.kind === 'name' ? argument : argument?.kind === 'call' ? argument.callee : undefined;
    if (argument && name?.kind === 'name' && name.name === bare) return argument;
  }
  throw new Error(`${text} is not used in the program.`);
}

function useOf(text: string, module: CodeModule, values: Values): GuardUse {
  const expression = expressionOf(text, module);
  return {
    place: { path: module.path, span: expression.span },
    written: text,
    value: values.of(expression, module),
    given: [],
  };
}
