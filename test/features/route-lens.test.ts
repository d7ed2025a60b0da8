import assert from 'node:assert/strict';
import { routeLenses } from '../../server/src/features/route-lens';
import { projectOf } from '../support/project-of';
import { shop } from '../support/shop';

/** The lenses of a file, each with what it stands above. */
async function lensesOf(files: Readonly<Record<string, string>>, path: string): Promise<readonly string[]> {
  const project = await projectOf(files);
  return routeLenses(project.reading(path).routes).map(
    ({ span, title }) => `${files[path]?.slice(span.start, span.end)}: ${title}`,
  );
}

suite('The lens above a route', () => {
  test('names what stands at each gate, as the program writes it', async () => {
    assert.deepEqual(await lensesOf(shop, 'src/app.ts'), [
      "post('/login': Gate 1: public · Gate 2: public",
      "get('/purge': Gate 1: none · Gate 2: none",
      "get('/admin/users': Gate 1: requireAuth · Gate 2: none",
      "delete('/admin/users/:id': Gate 1: requireAuth, role('admin') · Gate 2: role('admin')",
      "get('/me/orders': Gate 1: requireAuth · Gate 2: not needed",
    ]);
  });

  test('counts more guards than two', async () => {
    const text = `${guards}app.get('/x', first, second, third, (req, res) => res.json(req.user));\n`;
    assert.deepEqual(await lensesOf({ 'a.js': text }, 'a.js'), [
      "get('/x': Gate 1: first, second and 1 more · Gate 2: none",
    ]);
  });

  test('says that it does not know what nobody can know', async () => {
    const text =
      "import express from 'express';\nconst app = express();\napp.get('/x', load('./guard'), (req, res) => res.json(await Order.findById(req.params.id)));\n";
    const [lens = ''] = await lensesOf({ 'a.js': text }, 'a.js');
    assert.match(lens, /Gate 1: unknown · Gate 2: unknown$/);
  });

  test('is one where a declaration makes several routes that are guarded alike', async () => {
    const text =
      'from flask import Flask\napp = Flask(__name__)\n@app.route("/x", methods=["GET", "POST"])\ndef x():\n    return Order.query.all()\n';
    assert.equal((await lensesOf({ 'a.py': text }, 'a.py')).length, 1);
  });

  test('names the routes where a declaration makes several that are guarded differently', async () => {
    const text = `${guards}const router = express.Router();
router.get('/x', (req, res) => Order.find().then((all) => res.json(all)));
app.use('/open', router);
app.use('/known', first, router);
`;
    assert.deepEqual(await lensesOf({ 'a.js': text }, 'a.js'), [
      "get('/x': GET /open/x: Gate 1: none · Gate 2: none",
      "get('/x': GET /known/x: Gate 1: first · Gate 2: none",
    ]);
  });
});

const guards = `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
const known = (req, res, next) => {
  try {
    req.user = jwt.verify(req.headers.authorization, process.env.KEY);
  } catch {
    return res.sendStatus(401);
  }
  next();
};
function first(req, res, next) { known(req, res, next); }
function second(req, res, next) { known(req, res, next); }
function third(req, res, next) { known(req, res, next); }
`;
