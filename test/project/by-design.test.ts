import assert from 'node:assert/strict';
import { projectOf } from '../support/project-of';

/** The verdicts on the routes of one file, with the reason that a comment gives. */
async function verdictsIn(path: string, text: string): Promise<readonly string[]> {
  const project = await projectOf({ [path]: text });
  return project.routes.map(({ route, verdict }) => {
    const why = verdict.byDesign ? ` (${verdict.byDesign.says})` : '';
    return `${route.method} ${route.path}: ${verdict.state}${why}`;
  });
}

const app = `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
function requireUser(req, res, next) {
  try {
    req.user = jwt.verify(req.headers.authorization, process.env.KEY);
    next();
  } catch {
    res.sendStatus(401);
  }
}
`;
const openBoard = "app.get('/board', async (req, res) => res.json(await Order.find()));\n";
const guarded = "app.get('/board', requireUser, async (req, res) => res.json(await Order.find()));\n";

suite('Routes that a comment calls open', () => {
  test('are public where nothing asks who calls', async () => {
    assert.deepEqual(await verdictsIn('a.js', app + openBoard), ['GET /board: no-authn']);
    assert.deepEqual(await verdictsIn('a.js', `${app}// two-gates-public: hangs in the hall\n${openBoard}`), [
      'GET /board: public (hangs in the hall)',
    ]);
  });

  test('are right as they are where any login is meant to be enough', async () => {
    assert.deepEqual(await verdictsIn('a.js', app + guarded), ['GET /board: token-only']);
    assert.deepEqual(await verdictsIn('a.js', `${app}// two-gates-token-only: all of us may see it\n${guarded}`), [
      'GET /board: ok (all of us may see it)',
    ]);
  });

  test('weigh nothing any more', async () => {
    const project = await projectOf({ 'a.js': `${app}// two-gates-token-only: all of us may see it\n${guarded}` });
    assert.equal(project.routes[0]?.verdict.stakes, 'none');
  });

  test('stay what they are without a reason', async () => {
    assert.deepEqual(await verdictsIn('a.js', `${app}// two-gates-public:\n${openBoard}`), ['GET /board: no-authn']);
  });

  test('stay what they are where the comment says more than is so', async () => {
    assert.deepEqual(await verdictsIn('a.js', `${app}// two-gates-token-only: why\n${openBoard}`), [
      'GET /board: no-authn',
    ]);
    assert.deepEqual(await verdictsIn('a.js', `${app}// two-gates-public: why\n${guarded}`), [
      'GET /board: token-only',
    ]);
  });

  test('are only those of the next line', async () => {
    const text = `${app}// two-gates-public: why\n${openBoard}${openBoard.replace('board', 'wall')}`;
    assert.deepEqual(await verdictsIn('a.js', text), ['GET /board: public (why)', 'GET /wall: no-authn']);
  });

  test('are those of any decorator below the comment, in Python', async () => {
    const text = `from flask import Flask
app = Flask(__name__)

# two-gates-public: why
@limits(
    per_minute=3,
)
@app.get("/board")
def board():
    return Order.query.all()

@app.get("/wall")
def wall():
    return Order.query.all()
`;
    assert.deepEqual(await verdictsIn('a.py', text), ['GET /board: public (why)', 'GET /wall: no-authn']);
  });

  test('are those of any decorator below the comment, in a controller', async () => {
    const text = `import { Controller, Get, Header } from '@nestjs/common';
@Controller('halls')
export class HallController {
  constructor(private readonly orders: Repository<Order>) {}
  // two-gates-public: why
  @Header('Cache-Control', 'none')
  @Get('board')
  board() { return this.orders.find(); }

  @Get('wall')
  wall() { return this.orders.find(); }
}
`;
    const verdicts = await verdictsIn('a.ts', text);
    assert.equal(verdicts[0], 'GET /halls/board: public (why)');
    assert.doesNotMatch(verdicts[1] ?? '', /why/);
  });
});
