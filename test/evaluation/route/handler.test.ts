import assert from 'node:assert/strict';
import { judgeHandler } from '../../../server/src/evaluation/route/handler';
import type { Access, HandlerFacts } from '../../../server/src/model/route';
import { handlerIn, noTeam, useIn } from '../../support/judge-code';

/** An access in one line: `update Post by path id, guarded`. */
function printAccess(access: Access): string {
  const keys = [
    ...new Set(
      access.keys.map(({ from, name }) =>
        from === 'principal' || from === 'row' || from === 'constant' ? from : `${from} ${name}`,
      ),
    ),
  ];
  const by = keys.length > 0 ? ` by ${keys.join(' and ')}` : '';
  const flags = [
    access.isScoped ? 'scoped' : '',
    access.isCompared ? 'compared' : '',
    access.isGuarded ? 'guarded' : '',
    access.privileges.length > 0 ? `sets ${access.privileges.join(' ')}` : '',
    access.writesAll ? 'writes all' : '',
    access.storesPrincipal ? 'for the caller' : '',
    access.isWhole ? 'whole' : '',
  ].filter((flag) => flag !== '');
  return [`${access.sort} ${access.model}${by}`, ...flags].join(', ');
}

function print(facts: HandlerFacts): readonly string[] {
  return [
    ...(facts.authentication === 'none' ? [] : [`authentication ${facts.authentication}`]),
    ...new Set(facts.authorization.map(({ sort }) => `asks for ${sort}`)),
    ...facts.accesses.map(printAccess),
    ...new Set(facts.publicBehaviours.map(({ sort }) => `public: ${sort}`)),
    ...facts.faults.map(({ sort }) => `fault: ${sort}`),
    ...(facts.unusedPrincipal ? ['caller unused'] : []),
  ];
}

const javascript: Readonly<Record<string, readonly [code: string, says: readonly string[]]>> = {
  'a row by an id of the path, whosever it is': [
    `import Order from './order';
     route(async (req, res) => { const order = await Order.findById(req.params.id); res.json(order); });`,
    ['read Order by path id'],
  ],
  'the same with the caller in the query': [
    `import Order from './order';
     route(async (req, res) => { const order = await Order.findOne({ _id: req.params.id, user: req.user.id }); if (!order) return res.status(404).end(); res.json(order); });`,
    ['authentication required', 'asks for tenant', 'read Order by path id and principal, scoped'],
  ],
  'the same with a comparison after the fetch': [
    `import Order from './order';
     route(async (req, res) => {
       const order = await Order.findById(req.params.id);
       if (order.userId !== req.user.id) return res.status(403).end();
       await order.deleteOne();
       res.json(order);
     });`,
    [
      'authentication required',
      'asks for owner',
      'read Order by path id, compared',
      'delete Order by path id, guarded',
    ],
  ],
  'a comparison that is made and forgotten': [
    `import Order from './order';
     route(async (req, res) => {
       const order = await Order.findById(req.params.id);
       const mine = order.userId === req.user.id;
       await order.deleteOne();
       res.json({ mine });
     });`,
    ['read Order by path id', 'delete Order by path id'],
  ],
  'a role before the act': [
    `import { prisma } from './db';
     route(async (req, res) => {
       if (req.user.role !== 'ADMIN') return res.status(403).json({});
       await prisma.user.delete({ where: { id: Number(req.params.id) } });
       res.status(204).end();
     });`,
    ['authentication required', 'asks for role', 'delete user by path id, guarded'],
  ],
  'no role before the act': [
    `import { prisma } from './db';
     route(async (req, res) => { await prisma.user.delete({ where: { id: Number(req.params.id) } }); res.status(204).end(); });`,
    ['delete user by path id'],
  ],
  'a role that the caller writes for himself': [
    `import User from './user';
     route(async (req, res) => { const user = await User.findByIdAndUpdate(req.user.id, { role: req.body.role, name: req.body.name }); res.json(user); });`,
    ['update User by principal, scoped, sets role'],
  ],
  'the whole body that is written': [
    `import User from './user';
     route(async (req, res) => { res.json(await User.findByIdAndUpdate(req.params.id, req.body)); });`,
    ['update User by path id, writes all'],
  ],
  'an entry of the caller in a list of a row': [
    `import Post from './post';
     route(async (req, res) => {
       const post = await Post.findById(req.params.id);
       post.comments.unshift({ text: req.body.text, user: req.user.id });
       await post.save();
     });`,
    ['read Post by path id, for the caller', 'update Post by path id, for the caller'],
  ],
  'the same beside a field that the request fills': [
    `import Post from './post';
     route(async (req, res) => {
       const post = await Post.findById(req.params.id);
       post.title = req.body.title;
       post.editors.push(req.user.id);
       await post.save();
     });`,
    ['read Post by path id', 'update Post by path id'],
  ],
  'the same unless there is one already': [
    `import Post from './post';
     route(async (req, res) => {
       const post = await Post.findById(req.params.id);
       if (post.likes.some((like) => like.user.toString() === req.user.id)) return res.status(400).json({ msg: 'liked' });
       post.likes.unshift({ user: req.user.id });
       await post.save();
     });`,
    ['read Post by path id, for the caller', 'update Post by path id, for the caller'],
  ],
  'a repository by its type': [
    `class Invoice { userId: number; }
     class Invoices {
       constructor(private readonly repo: Repository<Invoice>) {}
       remove(id: string) { return this.repo.delete(id); }
     }
     const invoices = new Invoices();
     route(async (req, res) => { await invoices.remove(req.params.id); });`,
    ['delete Invoice by path id'],
  ],
  'each of several rows': [
    `import { prisma } from './db';
     route(async (req, res) => {
       const drafts = await prisma.draft.findMany({ where: { topic: req.params.topic } });
       await Promise.all(drafts.map((one) => prisma.note.delete({ where: { id: one.noteId } })));
     });`,
    ['list draft by path topic', 'delete note by row'],
  ],
  'a switch of the whole program before the data': [
    `import { prisma } from './db';
     route(async (req, res) => {
       if (process.env.DEMO === 'true') return res.status(400).json({ error: 'demo' });
       await prisma.note.delete({ where: { id: req.params.id } });
     });`,
    ['delete note by path id'],
  ],
  'a row that is made for the caller': [
    `import { prisma } from './db';
     route(async (req, res) => { res.json(await prisma.post.create({ data: { title: req.body.title, authorId: req.user.id } })); });`,
    ['create post, for the caller'],
  ],
  'the whole table of users': [
    `import User from './user';\nroute(async (req, res) => res.json(await User.find()));`,
    ['list User, whole'],
  ],
  'what is the own by the session': [
    `import User from './user';\nroute(async (req, res) => { const user = await User.findByPk(req.session.userId); res.json(user); });`,
    ['read User by principal, scoped'],
  ],
  'a helper in another file that asks': [
    `import { canEdit } from './policy';
     import Post from './post';
     route(async (req, res, next) => {
       const post = await Post.findByPk(req.params.id);
       if (!canEdit(req.user, post)) return next(new ForbiddenError());
       await post.update(req.body);
       res.json(post);
     });`,
    [
      'authentication required',
      'asks for owner',
      'read Post by path id, compared',
      'update Post by path id, guarded, writes all',
    ],
  ],
  'SQL with an id': [
    `import { pool } from './db';
     route(async (req, res) => { const { rows } = await pool.query('SELECT * FROM invoices WHERE id = $1', [req.params.id]); res.json(rows[0]); });`,
    ['read invoices by path id'],
  ],
  'SQL with an id and the caller': [
    `import { pool } from './db';
     route(async (req, res) => { const { rows } = await pool.query('SELECT * FROM invoices WHERE id = $1 AND user_id = $2', [req.params.id, req.user.id]); res.json(rows[0]); });`,
    ['read invoices by path id and principal, scoped'],
  ],
  'a query that is built': [
    `import { db } from './db';
     route(async (req, res) => { await db.delete(notes).where(and(eq(notes.id, req.params.id), eq(notes.userId, req.user.id))); res.end(); });
     import { notes } from './schema';`,
    ['delete notes by path id and principal, scoped'],
  ],
  'a list in memory': [
    `const accounts = [{ id: 1, owner: 'a' }];
     route((req, res) => { const found = accounts.find((one) => one.id === Number(req.params.id)); res.json(found); });`,
    ['read accounts by path id'],
  ],
  'models that are put into an object while the program runs': [
    `const db = {};
     for (const model of load()) db[model.name] = model;
     route((req, res) => db.Product.findAll().then((products) => res.json(products)));`,
    ['list Product, whole'],
  ],
  'a login': [
    `import bcrypt from 'bcrypt'; import jwt from 'jsonwebtoken'; import User from './user';
     route(async (req, res) => {
       const user = await User.findOne({ email: req.body.email });
       if (!user || !(await bcrypt.compare(req.body.password, user.password))) return res.status(401).end();
       res.json({ token: jwt.sign({ id: user.id }, process.env.SECRET) });
     });`,
    ['authentication required', 'read User by body email', 'public: password', 'public: token'],
  ],
  'a webhook with its signature': [
    `import Stripe from 'stripe'; const stripe = new Stripe('x');
     route((req, res) => { const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], 'x'); res.json({ event }); });`,
    ['authentication required', 'public: signature'],
  ],
  'a session that is asked for inside': [
    `import { getServerSession } from 'next-auth';
     import { prisma } from './db';
     async function GET(request, { params }) {
       const session = await getServerSession(options);
       if (!session) return NextResponse.json({ error: 'Unauthorized' }, { status: 401 });
       const doc = await prisma.document.findUnique({ where: { id: params.id } });
       return NextResponse.json(doc);
     }
     route(GET);`,
    ['authentication required', 'read document by path id'],
  ],
  'claims of a token that nobody verified': [
    `import jwt from 'jsonwebtoken'; import User from './user';
     route(async (req, res) => {
       const payload = jwt.decode(req.headers.authorization);
       if (payload.role !== 'admin') return res.status(403).end();
       res.json(await User.find());
     });`,
    ['authentication required', 'asks for role', 'list User, guarded, whole', 'fault: unverifiedClaims'],
  ],
  'claims of a token that is verified as well': [
    `import jwt from 'jsonwebtoken';
     route(async (req, res) => {
       const peek = jwt.decode(req.headers.authorization);
       if (peek.iss !== 'us') return res.status(400).end();
       const user = jwt.verify(req.headers.authorization, keys[peek.kid]);
       res.json({ id: user.id });
     });`,
    ['authentication required'],
  ],
  'a role that the caller sends': [
    `route((req, res) => { if (req.headers['x-role'] !== 'admin') return res.status(403).end(); res.json({}); });`,
    ['fault: clientAuthority'],
  ],
  'the wrong status for somebody who is known': [
    `route((req, res) => { if (req.user.role !== 'admin') return res.status(401).end(); res.json({}); });`,
    ['authentication required', 'asks for role', 'fault: unauthorizedForKnown'],
  ],
  'the wrong status for somebody who is not known': [
    `route((req, res) => { if (!req.user) return res.status(403).end(); res.json({}); });`,
    ['authentication required', 'fault: forbiddenForUnknown'],
  ],
};

const policy = {
  'policy.ts': `export function canEdit(user, post) { return user.isAdmin || post.authorId === user.id; }`,
};

const python: Readonly<Record<string, readonly [code: string, says: readonly string[]]>> = {
  'rows of a model that is named by its module': [
    `import models
def remove(item_id: int, db):
    db.query(models.Item).filter_by(id=item_id).delete()
route(remove)`,
    ['delete Item by path item_id'],
  ],
  'a row by an id of the path, whosever it is': [
    `def show(order_id):
    order = Order.query.get_or_404(order_id)
    return jsonify(order.to_dict())
route(show)`,
    ['read Order by path order_id'],
  ],
  'the same with the caller in the query': [
    `from flask_login import current_user
def show(order_id):
    order = Order.query.filter_by(id=order_id, user_id=current_user.id).first_or_404()
    return jsonify(order.to_dict())
route(show)`,
    ['authentication required', 'asks for tenant', 'read Order by path order_id and principal, scoped'],
  ],
  'the same with a comparison after the fetch': [
    `from flask_login import current_user
from flask import abort
def remove(order_id):
    order = Order.query.get(order_id)
    if order.user_id != current_user.id:
        abort(403)
    db.session.delete(order)
    db.session.commit()
    return '', 204
route(remove)`,
    [
      'authentication required',
      'asks for owner',
      'read Order by path order_id, compared',
      'delete Order by path order_id, guarded',
    ],
  ],
  'a view of Django that takes any id': [
    `from django.shortcuts import get_object_or_404
def detail(request, pk):
    invoice = get_object_or_404(Invoice, pk=pk)
    return JsonResponse({'total': invoice.total})
route(detail)`,
    ['read Invoice by path pk'],
  ],
  'the same for the owner': [
    `from django.shortcuts import get_object_or_404
def detail(request, pk):
    invoice = get_object_or_404(Invoice, pk=pk, owner=request.user)
    return JsonResponse({'total': invoice.total})
route(detail)`,
    ['authentication required', 'asks for tenant', 'read Invoice by path pk and principal, scoped'],
  ],
  'a query set of the caller': [
    `def mine(request):
    return JsonResponse(list(Invoice.objects.filter(owner=request.user).values()), safe=False)
route(mine)`,
    ['list Invoice by principal, scoped'],
  ],
  'a route of FastAPI with a caller that it does not use': [
    `from fastapi import Depends
import jwt
def get_current_user(token: str = Depends(oauth2_scheme)):
    return jwt.decode(token, SECRET, algorithms=['HS256'])
def read_item(item_id: int, db: Session = Depends(get_db), user: User = Depends(get_current_user)):
    return db.query(Item).filter(Item.id == item_id).first()
route(read_item)`,
    ['authentication required', 'read Item by path item_id'],
  ],
  'a session of the database that is injected by a generator': [
    `from fastapi import Depends
def get_db():
    with Session(engine) as session:
        yield session
def read_item(item_id: int, session: Session = Depends(get_db)):
    return session.get(Item, item_id)
route(read_item)`,
    ['read Item by path item_id'],
  ],
  'the same with the owner': [
    `from fastapi import Depends, HTTPException
import jwt
def get_current_user(token: str = Depends(oauth2_scheme)):
    return jwt.decode(token, SECRET, algorithms=['HS256'])
def read_item(item_id: int, db: Session = Depends(get_db), user: User = Depends(get_current_user)):
    item = db.query(Item).filter(Item.id == item_id).first()
    if item is None or item.owner_id != user.id:
        raise HTTPException(status_code=404)
    return item
route(read_item)`,
    ['authentication required', 'asks for owner', 'read Item by path item_id, compared'],
  ],
};

const context = { principalParameters: [], principalFields: [] };

suite('handlers', () => {
  test('a field of the body that a guard sets to the caller is the caller', async () => {
    const code = `import Basket from './basket';
     route(async (req, res) => { res.json(await Basket.findOne({ where: { id: req.params.id, UserId: req.body.UserId } })); });`;
    const { handler, values } = await handlerIn(code);
    const set = { principalParameters: [], principalFields: ['body.UserId'] };
    assert.deepEqual(print(judgeHandler(handler, set, values, noTeam)), [
      'read Basket by path id and principal, scoped',
    ]);
    assert.deepEqual(print(judgeHandler(handler, context, values, noTeam)), ['read Basket by path id and body UserId']);
  });

  test('a caller that is injected and never used is noticed', async () => {
    const code = `def show(item_id: int, user: User):
    return db.session.get(Item, item_id)
route(show)`;
    const { handler, values } = await handlerIn(code, 'main.py');
    const injected = { principalParameters: handler.function.parameters.slice(1), principalFields: [] };
    assert.deepEqual(print(judgeHandler(handler, injected, values, noTeam)), [
      'read Item by path item_id',
      'caller unused',
    ]);
  });

  test('the arguments of an action are chosen by the caller', async () => {
    const code = `import { prisma } from './db';
     route(async function remove(id) { await prisma.note.delete({ where: { id } }); });`;
    const { handler, values } = await handlerIn(code, 'main.ts');
    assert.deepEqual(print(judgeHandler(handler, { ...context, isInput: true }, values, noTeam)), [
      'delete note by input id',
    ]);
  });

  test('what is wrapped by a function of the project is judged with its wrapper', async () => {
    const code = `import Note from './note';
     const caught = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);
     const signedIn = (fn) => (req, res, next) => (req.session.userId ? fn(req, res, next) : res.redirect('/login'));
     const show = async (req, res) => res.json(await Note.findByPk(req.params.id));
     use(caught(signedIn(show)));`;
    const { use, values } = await useIn(code);
    assert.deepEqual(print(judgeHandler(use.value, context, values, noTeam)), [
      'authentication required',
      'read Note by path id',
    ]);
  });

  for (const [name, [code, says]] of Object.entries(javascript)) {
    test(`JavaScript: ${name}`, async () => {
      const { handler, values } = await handlerIn(code, 'main.ts', policy);
      assert.deepEqual(print(judgeHandler(handler, context, values, noTeam)), says);
    });
  }

  for (const [name, [code, says]] of Object.entries(python)) {
    test(`Python: ${name}`, async () => {
      const { handler, values } = await handlerIn(code, 'main.py');
      assert.deepEqual(print(judgeHandler(handler, context, values, noTeam)), says);
    });
  }
});
