import assert from 'node:assert/strict';
import { printRoute, routesOf } from '../../support/routes-of';

/** The files of a program, and its routes, one line each. */
const programs: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly string[]]>> = {
  'lists of routes and mounts, and what requires a scope': [
    {
      'app.py': `from starlette.applications import Starlette
from starlette.authentication import requires
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from users import user_routes
@requires("authenticated")
async def home(request): ...
@requires(["authenticated", "admin"])
async def stats(request): ...
async def open(request): ...
routes = [
    Route("/", home),
    Route("/open", endpoint=open, methods=["GET", "POST"]),
    Mount("/admin", routes=[Route("/stats", stats)], middleware=[Middleware(OnlyStaff)]),
    Mount("/users", routes=user_routes),
]
app = Starlette(routes=routes, middleware=[Middleware(AuthenticationMiddleware, backend=backend)])
`,
      'users.py': `from starlette.endpoints import HTTPEndpoint
from starlette.routing import Route
from starlette.authentication import requires
class User(HTTPEndpoint):
    async def get(self, request): ...
    @requires("admin", status_code=403)
    async def delete(self, request): ...
user_routes = [Route("/{id:int}", User)]
`,
    },
    [
      "GET /  application: AuthenticationMiddleware → method: requires('authenticated') = authentication → home",
      'GET /open  application: AuthenticationMiddleware → open',
      'POST /open  application: AuthenticationMiddleware → open',
      "GET /admin/stats  application: AuthenticationMiddleware → mount: OnlyStaff → method: requires(['authenticated', 'admin']) = authentication → method: requires(['authenticated', 'admin']) [admin] = authorization → stats",
      'GET /users/:id  application: AuthenticationMiddleware → User.get',
      "DELETE /users/:id  application: AuthenticationMiddleware → method: requires('admin', status_code=403) [admin] = authorization → User.delete",
    ],
  ],
  'routes that are added one by one, and an application inside of another': [
    {
      'app.py': `from starlette.applications import Starlette
app = Starlette()
inner = Starlette()
app.add_middleware(First)
app.add_middleware(Second)
app.add_route("/x", show, methods=["PUT"])
app.mount("/inner", Guard(inner))
@inner.route("/y")
@requires("authenticated")
async def y(request): ...
async def show(request): ...
`,
    },
    [
      'PUT /x  application: Second → application: First → show',
      "GET /inner/y  application: Second → application: First → mount: Guard → method: requires('authenticated') → y",
    ],
  ],
};

suite('Routes of Starlette', () => {
  for (const [name, [files, routes]] of Object.entries(programs)) {
    test(name, async () => assert.deepEqual((await routesOf(files)).map(printRoute), routes));
  }
});
