import assert from 'node:assert/strict';
import { makeValues } from '../../../server/src/evaluation/code/values';
import { judgeGuard } from '../../../server/src/evaluation/route/guard';
import { judgeHandler } from '../../../server/src/evaluation/route/handler';
import type { FunctionCode } from '../../../server/src/model/code';
import { walkCode } from '../../../server/src/model/walk-code';
import { noTeam } from '../../support/judge-code';
import { parseCode } from '../../support/parse-code';

const javascript = `
import jwt from 'jsonwebtoken';
export const auth = (...roles) => async (req, res, next) => {
  try {
    const { id, role } = jwt.verify(req.headers.authorization?.split(' ')[1], process.env.SECRET);
    req.user = await User.findOne({ where: { id } });
    if (roles.length && !roles.includes(role)) return res.status(403).json({ error: \`no \${role}\` });
    next();
  } catch (error) { next(error); }
};
class Guard { constructor(private readonly jwt) {} canActivate(context) { return this.jwt.verify(context.getRequest().headers.token) && super.canActivate(context); } }
switch (a) { case 1: f(); default: for (const x of xs) g(x); }
`;

const python = `
from fastapi import Depends, HTTPException
def current(token: str = Depends(scheme)):
    try:
        return jwt.decode(token, KEY, algorithms=['HS256'])
    except Exception as error:
        raise HTTPException(status_code=401) from error
@router.get('/x/{id}')
async def show(id: int, user: User = Depends(current)):
    if not any(role in user.roles for role in allowed):
        raise HTTPException(403)
    return db.query(Item).filter(Item.id == id).first()
`;

suite('half-typed programs', () => {
  for (const [path, text] of [
    ['a.ts', javascript],
    ['a.py', python],
  ] as const) {
    test(`${path}: wherever it ends, it is judged`, async () => {
      for (let end = 0; end <= text.length; end += 5) await judgeAll(path, text.slice(0, end));
    });
  }

  test('functions that call themselves and each other come to an end', async () => {
    const text =
      'function a(req, res, next) { b(req, res, next); }\nfunction b(req, res, next) { a(req, res, next); b(a, b); }';
    assert.equal(await judgeAll('a.js', text), 2);
  });

  test('what doubles with each step is left off in time', async () => {
    const steps = Array.from(
      { length: 40 },
      (_, at) => `function f${at}(req) { return f${at + 1}(req) && f${at + 1}(req); }`,
    );
    const started = performance.now();
    await judgeAll('a.js', `${steps.join('\n')}\nfunction f40(req) { return req.user; }`);
    assert.ok(performance.now() - started < 5000);
  });
});

/** Judges every function of a text as a guard and as a handler. Gives how many there are. */
async function judgeAll(path: string, text: string): Promise<number> {
  const module = await parseCode(path, text);
  const values = makeValues({ find: () => undefined });
  const functions: FunctionCode[] = [];
  walkCode(module.body, (node) => {
    if (node.kind === 'function' && 'parameters' in node) functions.push(node);
  });
  for (const code of functions) {
    const value = { kind: 'function', function: code, module } as const;
    judgeGuard({ place: { path, span: code.span }, written: 'guard', value, given: [] }, values, noTeam);
    judgeHandler(value, { principalParameters: [], principalFields: [] }, values, noTeam);
  }
  return functions.length;
}
