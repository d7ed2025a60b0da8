import assert from 'node:assert/strict';
import { printRoute, routesOf } from '../../support/routes-of';

/** The files of a program, and its routes, one line each. */
const programs: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly string[]]>> = {
  'dependencies of application, router, decorator and parameters, what they depend on first': [
    {
      'app/main.py': `from fastapi import Depends, FastAPI
from app.routers import users
app = FastAPI(dependencies=[Depends(audit)])
app.include_router(users.router, prefix="/api", dependencies=[Depends(limit)])
`,
      'app/routers/__init__.py': '',
      'app/routers/users.py': `from fastapi import APIRouter, Depends
from app.deps import get_current_user, CurrentUser
router = APIRouter(prefix="/users", dependencies=[Depends(known)])
@router.get("/{user_id}", dependencies=[Depends(RoleChecker(["admin"]))])
def read_user(user_id: int, user: User = Depends(get_current_user)):
    return user
@router.delete("/{user_id:int}")
async def delete_user(user_id: int, user: CurrentUser): ...
`,
      'app/deps.py': `from typing import Annotated
from fastapi import Depends
from fastapi.security import OAuth2PasswordBearer
oauth2_scheme = OAuth2PasswordBearer(tokenUrl="token")
def get_current_user(token: str = Depends(oauth2_scheme)): ...
CurrentUser = Annotated[User, Depends(get_current_user)]
`,
    },
    [
      "GET /api/users/:user_id  application: audit → mount: limit → router: known → method: RoleChecker(['admin']) → method: oauth2_scheme → method: get_current_user → read_user",
      'DELETE /api/users/:user_id  application: audit → mount: limit → router: known → method: oauth2_scheme → method: get_current_user → delete_user',
    ],
  ],
  'scopes of Security, and annotations in place': [
    {
      'main.py': `from typing import Annotated
from fastapi import FastAPI, Security
app = FastAPI()
@app.post("/items")
def create(user: Annotated[User, Security(get_user, scopes=["items:write"])]): ...
`,
    },
    ['POST /items  method: get_user [items:write] → create'],
  ],
  'an application that a function makes, middleware, and routes without decorators': [
    {
      'main.py': `from fastapi import FastAPI
def create_app():
    app = FastAPI()
    app.add_middleware(SessionMiddleware, secret_key=key)
    app.add_api_route("/x", show, methods=["GET", "POST"])
    return app
def show(): ...
app = create_app()
@app.middleware("http")
async def check(request, call_next): ...
@app.get("/y")
def other(): ...
`,
    },
    [
      'GET /x  application: check → application: SessionMiddleware → show',
      'POST /x  application: check → application: SessionMiddleware → show',
      'GET /y  application: check → application: SessionMiddleware → other',
    ],
  ],
  'scopes reach all that a dependency depends on, and each dependency runs once': [
    {
      'main.py': `from fastapi import Depends, FastAPI, Security
from fastapi.security import SecurityScopes
app = FastAPI()
def db(): ...
def current(scopes: SecurityScopes, session=Depends(db)): ...
def active(user=Security(current, scopes=["me"]), session=Depends(db)): ...
@app.get("/items")
def items(user=Security(active, scopes=["items"]), session=Depends(db)): ...
`,
    },
    ['GET /items  method: db → method: current [items, me] → method: active [items] → items'],
  ],
  'scopes that nothing reads, and dependencies in the signature, guard nothing': [
    {
      'main.py': `from fastapi import Depends, FastAPI, Security
app = FastAPI()
def current(): ...
@app.get("/a")
def a(user=Security(current, scopes=["admin"])): ...
@app.get("/b")
def b(dependencies=[Depends(current)]): ...
@login_required
@app.get("/c")
@audited
def c(): ...
`,
    },
    [
      'GET /a  method: current → a  (current [admin] never runs: nothing that it depends on asks for SecurityScopes, so nobody compares its scopes)',
      'GET /b  b  (current never runs: it is a default in the signature of the handler, and only the decorator takes it)',
      'GET /c  method: audited → c  (login_required never runs: it stands above the decorator that registers the route)',
    ],
  ],
  'classes and what they depend on': [
    {
      'main.py': `from typing import Annotated
from fastapi import Depends, FastAPI
from fastapi.security import OAuth2PasswordRequestForm
app = FastAPI()
def current(): ...
class Filters:
    def __init__(self, user=Depends(current)): ...
class Roles:
    def __init__(self, roles): ...
    def __call__(self, user: Annotated[User, Depends(current)]): ...
admins = Roles(["admin"])
@app.get("/a")
def a(filters: Filters = Depends()): ...
@app.get("/b", dependencies=[Depends(admins)])
def b(): ...
@app.get("/c")
def c(filters: Annotated[Filters, Depends()], form: OAuth2PasswordRequestForm = Depends()): ...
`,
    },
    [
      'GET /a  method: current → method: Filters → a',
      'GET /b  method: current → method: admins → b',
      'GET /c  method: current → method: Filters → c',
    ],
  ],
  'an application that is handed over, routers in a loop, and one that is mounted': [
    {
      'main.py': `from fastapi import Depends, FastAPI
from routes import users, notes, setup
from admin import admin
app = FastAPI(dependencies=[Depends(check)])
app.add_middleware(Tenant)
for router, prefix in [(users, "/users"), (notes, "/notes")]:
    app.include_router(router, prefix=prefix)
setup(app)
app.mount("/admin", admin)
`,
      'routes.py': `from fastapi import APIRouter, FastAPI
users = APIRouter()
notes = APIRouter()
@users.get("")
def list_users(): ...
@notes.get("/")
def list_notes(): ...
def setup(app: FastAPI):
    @app.get("/health")
    def health(): ...
`,
      'admin.py': `from fastapi import FastAPI
admin = FastAPI()
@admin.delete("/all")
def clear(): ...
`,
    },
    [
      'GET /users  application: Tenant → application: check → list_users',
      'GET /notes  application: Tenant → application: check → list_notes',
      'GET /health  application: Tenant → application: check → health',
      'DELETE /admin/all  application: Tenant → clear',
    ],
  ],
  'fields of a class that a decorator makes a view, and of what it extends': [
    {
      'main.py': `from fastapi import APIRouter, Depends, FastAPI
from fastapi_utils.cbv import cbv
def load(): ...
def current_user(): ...
def administrator(): ...
class Base:
    session = Depends(load)
    user = Depends(current_user)
class Administration(Base):
    user = Depends(administrator)
app = FastAPI()
router = APIRouter()
@cbv(router)
class Notes(Base):
    @router.get("/notes")
    def show(self): ...
@cbv(router)
class Users(Administration):
    @router.delete("/users")
    def clear(self): ...
class Plain(Base):
    @router.get("/plain")
    def plain(self): ...
app.include_router(router)
`,
    },
    [
      'GET /notes  method: load → method: current_user → show',
      'DELETE /users  method: administrator → method: load → clear',
      'GET /plain  plain',
    ],
  ],
};

suite('Routes of FastAPI', () => {
  for (const [name, [files, routes]] of Object.entries(programs)) {
    test(name, async () => assert.deepEqual((await routesOf(files)).map(printRoute), routes));
  }
});
