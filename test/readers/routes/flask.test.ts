import assert from 'node:assert/strict';
import { printRoute, routesOf } from '../../support/routes-of';

/** The files of a program, and its routes, one line each. */
const programs: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly string[]]>> = {
  'decorators below the route guard it, from the top to the bottom': [
    {
      'app.py': `from flask import Flask
from flask_login import login_required
from guards import admin_required
app = Flask(__name__)
@app.route("/")
def home(): ...
@app.route("/users/<int:user_id>", methods=["GET", "DELETE"])
@login_required
@admin_required
def user(user_id): ...
@app.post("/users")
@login_required
def create(): ...
`,
    },
    [
      'GET /  home',
      'GET /users/:user_id  method: login_required → method: admin_required → user',
      'DELETE /users/:user_id  method: login_required → method: admin_required → user',
      'POST /users  method: login_required → create',
    ],
  ],
  'a decorator above the route guards nothing': [
    {
      'app.py': `from flask import Flask
app = Flask(__name__)
@login_required
@app.route("/a")
def a(): ...
@app.route("/b")
@login_required
@app.route("/c")
def b(): ...
`,
    },
    [
      'GET /a  a  (login_required never runs: it stands above the decorator that registers the route)',
      'GET /b  method: login_required → b',
      'GET /c  b  (login_required never runs: it stands above the decorator that registers the route)',
    ],
  ],
  'blueprints with their own prefix, and with one that replaces it': [
    {
      'app/__init__.py': `from flask import Flask
def create_app():
    app = Flask(__name__)
    from . import users
    from .admin import bp as admin_bp
    app.register_blueprint(users.bp)
    app.register_blueprint(admin_bp, url_prefix="/manage")
    return app
`,
      'app/users.py': `from flask import Blueprint
bp = Blueprint("users", __name__, url_prefix="/users")
@bp.get("/<uuid:id>")
def show(id): ...
`,
      'app/admin.py': `from flask import Blueprint
bp = Blueprint("admin", __name__, url_prefix="/admin")
@bp.before_request
@login_required
def only_admins():
    if not current_user.is_admin: abort(403)
@bp.get("/stats")
def stats(): ...
`,
    },
    ['GET /users/:id  show', 'GET /manage/stats  router: login_required → router: only_admins → stats'],
  ],
  'what runs before requests of the application, also if a blueprint asks for it': [
    {
      'app.py': `from flask import Flask
from auth import bp
app = Flask(__name__)
app.before_request(load_user)
@app.before_request
def check(): ...
app.register_blueprint(bp)
@app.get("/x")
def x(): ...
`,
      'auth.py': `from flask import Blueprint
bp = Blueprint("auth", __name__)
@bp.before_app_request
def everywhere(): ...
@bp.before_request
def here(): ...
@bp.post("/login")
def login(): ...
`,
    },
    [
      'POST /login  application: everywhere → application: load_user → application: check → router: here → login',
      'GET /x  application: everywhere → application: load_user → application: check → x',
    ],
  ],
  'blueprints in blueprints, and in a loop': [
    {
      'app.py': `from flask import Flask, Blueprint
from a import a
from b import b
app = Flask(__name__)
api = Blueprint("api", __name__, url_prefix="/api")
for one, prefix in [(a, "/a"), (b, "/b")]:
    api.register_blueprint(one, url_prefix=prefix)
for each in (api,):
    app.register_blueprint(each)
`,
      'a.py': 'from flask import Blueprint\na = Blueprint("a", __name__)\n@a.get("/x")\ndef ax(): ...\n',
      'b.py': 'from flask import Blueprint\nb = Blueprint("b", __name__)\n@b.get("/x")\ndef bx(): ...\n',
    },
    ['GET /api/a/x  ax', 'GET /api/b/x  bx'],
  ],
  'functions that register routes, called in a loop with the application': [
    {
      'app.py': `from flask import Flask
from views import users, tags
app = Flask(__name__)
for register in [users, tags]:
    register(app)
`,
      'views.py': `def users(app):
    @app.get("/users")
    def show_users(): ...
def tags(app):
    @app.get("/tags")
    def show_tags(): ...
`,
    },
    ['GET /users  show_users', 'GET /tags  show_tags'],
  ],
  'an application that is handed to functions and to a class': [
    {
      'app.py': `from flask import Flask
import routes
from auth import register_auth
app = Flask(__name__)
register_auth(app)
routes.init_app(app=app)
routes.Users(app)
`,
      'auth.py': 'def register_auth(app):\n    @app.before_request\n    def check(): ...\n',
      'routes.py': `def init_app(app):
    @app.route("/one")
    def one(): ...
class Users:
    def __init__(self, app):
        app.add_url_rule("/users", view_func=self.all, methods=["GET"])
    def all(self): ...
`,
    },
    ['GET /one  application: check → one', 'GET /users  application: check → self.all'],
  ],
  'views by class, whose last decorator runs first': [
    {
      'app.py': `from flask import Flask
from flask.views import MethodView, View
app = Flask(__name__)
class Base(MethodView):
    decorators = [admin_required, login_required]
class Users(Base):
    def get(self, id): ...
    @audited
    def delete(self, id): ...
class Page(View):
    methods = ["GET", "POST"]
    def dispatch_request(self): ...
app.add_url_rule("/users/<id>", view_func=Users.as_view("users"))
app.add_url_rule("/page", view_func=login_required(Page.as_view("page")))
view = login_required(Users.as_view("two"))
app.add_url_rule("/two/<id>", view_func=view, methods=["GET"])
`,
    },
    [
      'GET /users/:id  class: login_required → class: admin_required → Users.get',
      'DELETE /users/:id  class: login_required → class: admin_required → method: audited → Users.delete',
      'GET /page  method: login_required → Page.dispatch_request',
      'POST /page  method: login_required → Page.dispatch_request',
      'GET /two/:id  method: login_required → class: login_required → class: admin_required → Users.get',
    ],
  ],
  'resources of Flask-RESTful, with decorators of the interface, of the class and of one method': [
    {
      'app.py': `from flask import Flask
from flask_restful import Api, Resource
app = Flask(__name__)
api = Api(app, prefix="/api", decorators=[limited])
class Note(Resource):
    method_decorators = {"delete": [admin_required], "get": [login_required]}
    def get(self, id): ...
    @jwt_required()
    def put(self, id): ...
    def delete(self, id): ...
api.add_resource(Note, "/notes/<int:id>", "/n/<int:id>")
`,
    },
    [
      'GET /api/notes/:id  router: limited → class: login_required → Note.get',
      'GET /api/n/:id  router: limited → class: login_required → Note.get',
      'PUT /api/notes/:id  router: limited → method: jwt_required() → Note.put',
      'PUT /api/n/:id  router: limited → method: jwt_required() → Note.put',
      'DELETE /api/notes/:id  router: limited → class: admin_required → Note.delete',
      'DELETE /api/n/:id  router: limited → class: admin_required → Note.delete',
    ],
  ],
  'namespaces of Flask-RESTX, whose documentation is no guard': [
    {
      'app.py': `from flask import Flask, Blueprint
from flask_restx import Api
from users import ns
app = Flask(__name__)
bp = Blueprint("api", __name__, url_prefix="/api")
api = Api(bp)
api.add_namespace(ns)
other = api.namespace("other", path="/o")
@other.route("/x")
class X(Resource):
    def get(self): ...
app.register_blueprint(bp)
`,
      'users.py': `from flask_restx import Namespace, Resource
ns = Namespace("users", decorators=[login_required])
@ns.route("/<int:id>")
class User(Resource):
    @ns.doc(security="apikey")
    @ns.marshal_with(user)
    @owner_only
    def get(self, id): ...
`,
    },
    ['GET /api/users/:id  router: login_required → method: owner_only → User.get', 'GET /api/o/x  X.get'],
  ],
  'blueprints of flask-smorest': [
    {
      'app.py': `from flask import Flask
from flask_smorest import Api, Blueprint
app = Flask(__name__)
api = Api(app)
blp = Blueprint("stores", "stores", url_prefix="/stores")
@blp.route("/<int:id>")
class Store(MethodView):
    @jwt_required(fresh=True)
    @blp.response(200, StoreSchema)
    def get(self, id): ...
@blp.route("/all", methods=["DELETE"])
@blp.response(204)
@jwt_required(optional=True)
def clear(): ...
api.register_blueprint(blp)
`,
    },
    [
      'GET /stores/:id  method: jwt_required(fresh=true) → Store.get',
      'DELETE /stores/all  method: jwt_required(optional=true) = optionalAuthentication → clear',
    ],
  ],
  'roles of Flask-HTTPAuth ask both questions': [
    {
      'app.py': `from flask import Flask
from flask_httpauth import HTTPTokenAuth
app = Flask(__name__)
auth = HTTPTokenAuth()
@app.get("/a")
@auth.login_required(role="admin")
def a(): ...
@app.get("/b")
@auth.login_required
def b(): ...
@app.get("/c")
@auth.login_required(optional=True)
def c(): ...
`,
    },
    [
      "GET /a  method: auth.login_required(role='admin') = authentication → method: auth.login_required(role='admin') [admin] = authorization → a",
      'GET /b  method: auth.login_required → b',
      'GET /c  method: auth.login_required(optional=true) = optionalAuthentication → c',
    ],
  ],
  'words of the project for resources, and what its base class runs first': [
    {
      'app.py': `from flask import Flask
from flask_restful import Api, Resource
class OrgApi(Api):
    def add_org_resource(self, resource, *urls): ...
class Base(Resource):
    decorators = [login_required]
    def dispatch_request(self, *args): ...
class Queries(Base):
    decorators = Base.decorators + [limited]
    @require_permission("list")
    def get(self): ...
api = OrgApi()
def create_app():
    app = Flask(__name__)
    bp = make_login()
    app.register_blueprint(bp)
    api.init_app(app)
    return app
def make_login():
    login = Blueprint("login", __name__)
    @login.route(scoped("/login"))
    def show(): ...
    return login
from flask import Blueprint
api.add_org_resource(Queries, "/api/queries")
`,
    },
    [
      'GET /…/login  show',
      "GET /api/queries  class: limited → class: login_required → class: dispatch_request → method: require_permission('list') → Queries.get",
    ],
  ],
  'what only looks like a route': [
    {
      'app.py': `import requests
def fetch(client, app):
    client.get("/x")
    app.get("/y")
@cache.route("/z")
def z(): ...
class A:
    @mock.patch("/q")
    def test(self): ...
`,
    },
    [],
  ],
};

suite('Routes of Flask', () => {
  for (const [name, [files, routes]] of Object.entries(programs)) {
    test(name, async () => assert.deepEqual((await routesOf(files)).map(printRoute), routes));
  }
});
