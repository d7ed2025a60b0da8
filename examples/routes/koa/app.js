// A wiki.
const Koa = require('koa');
const Router = require('@koa/router');
const jwt = require('koa-jwt');

const app = new Koa();
const router = new Router({ prefix: '/api' });

async function requireEditor(ctx, next) {
  if (ctx.state.user.role !== 'editor') ctx.throw(403, 'Only editors may do this.');
  await next();
}

// Registered before the guard below, so the guard does not cover it.
router.post('/pages/import', async (ctx) => {
  await Page.bulkCreate(ctx.request.body.pages);
  ctx.status = 201;
});

router.use(jwt({ secret: process.env.JWT_KEY }));

router.put('/pages/:id', requireEditor, async (ctx) => {
  await Page.update({ text: ctx.request.body.text }, { where: { id: ctx.params.id } });
  ctx.status = 204;
});

// Readers of the wiki delete pages as well: the routes beside it ask for an editor.
router.delete('/pages/:id', async (ctx) => {
  await Page.destroy({ where: { id: ctx.params.id } });
  ctx.status = 204;
});

router.get('/drafts', async (ctx) => {
  ctx.body = await Draft.findAll({ where: { authorId: ctx.state.user.id } });
});

app.use(router.routes());
app.listen(3000);
