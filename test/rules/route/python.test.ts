import assert from 'node:assert/strict';
import { projectOf } from '../../support/project-of';

/** Each route of a program of Python with its state and stakes, and then what is wrong with its checks. */
async function verdictsOf(text: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const project = await projectOf({ 'app.py': text, ...more });
  const faults = ['app.py', ...Object.keys(more)].flatMap((path) => project.reading(path).faults);
  return [
    ...project.routes.map(({ route, verdict }) => `${route.method} ${route.path} ${verdict.state} ${verdict.stakes}`),
    ...new Set(faults.map(({ sort, says }) => `${sort}: ${says}`)),
  ];
}

const flask = `from functools import wraps
import jwt
from flask import Flask, jsonify, request
app = Flask(__name__)
def token_required(f):
    @wraps(f)
    def wrapped(*args, **kwargs):
        try:
            user = jwt.decode(request.headers["Authorization"], KEY, algorithms=["HS256"])
        except jwt.InvalidTokenError:
            return jsonify({}), 401
        return f(user, *args, **kwargs)
    return wrapped
`;

const fastapi = `import jwt
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer
from pydantic import BaseModel
app = FastAPI()
scheme = OAuth2PasswordBearer(tokenUrl="token")
class Claims(BaseModel):
    sub: str
def by_name(db, name: str):
    return db.query(User).filter(User.username == name).first()
def current_user(token: str = Depends(scheme)):
    claims = Claims(**jwt.decode(token, options={"verify_signature": False}))
    user = by_name(db, claims.sub)
    if user is None:
        raise HTTPException(status_code=401)
    return user
`;

const programs: Readonly<Record<string, readonly [text: string, says: readonly string[]]>> = {
  'a wrapper hands the caller on as the first argument of the view': [
    `${flask}
@app.post("/bio")
@token_required
def bio(current_user):
    query = "UPDATE users SET bio = %s WHERE id = %s"
    cursor.execute(query, (request.json["bio"], current_user["user_id"]))
@app.post("/admin/users/<int:user_id>")
@token_required
def remove(current_user, user_id):
    if not current_user.get("is_admin"):
        return jsonify({}), 403
    cursor.execute("DELETE FROM users WHERE id = %s", (user_id,))
`,
    ['POST /bio ok none', 'POST /admin/users/:user_id ok none'],
  ],
  'SQL that was put together before it runs': [
    `${flask}
@app.get("/cards/<int:card_id>")
@token_required
def card(current_user, card_id):
    query = "SELECT * FROM cards"
    query += f" WHERE id = {card_id}"
    return cursor.execute(query).fetchall()
@app.get("/cards")
@token_required
def cards(current_user):
    query = "SELECT * FROM cards WHERE user_id = {}".format(current_user["id"])
    return cursor.execute(query).fetchall()
`,
    ['GET /cards/:card_id token-only medium', 'GET /cards ok none'],
  ],
  'a wrapper puts the caller among the keyword arguments': [
    `${flask.replace('return f(user, *args, **kwargs)', 'kwargs["user"] = user\n        return f(*args, **kwargs)')}
@app.get("/orders/<int:order_id>")
@token_required
def order(order_id, user):
    return Order.query.filter_by(id=order_id, user_id=user["id"]).first_or_404()
`,
    ['GET /orders/:order_id ok none'],
  ],
  'claims that nothing verified leave the second gate to be asked for, and are told once': [
    `${fastapi}
@app.delete("/users/{user_id}")
def remove(user_id: int, user: User = Depends(current_user)):
    db.query(User).filter(User.id == user_id).delete()
@app.delete("/admin/users/{user_id}")
def remove_any(user_id: int, user: User = Depends(current_user)):
    if user.role != "admin":
        raise HTTPException(status_code=403)
    db.query(User).filter(User.id == user_id).delete()
`,
    [
      'DELETE /users/:user_id token-only high',
      'DELETE /admin/users/:user_id ok none',
      'unverifiedClaims: decodes a token without verifying it, and compares User.username == name',
    ],
  ],
  'claims that are taken behind a verification that failed': [
    `${flask.replace('return jsonify({}), 401', 'user = jwt.decode(request.headers["Authorization"], options={"verify_signature": False})')}
@app.get("/me")
@token_required
def me(user):
    return jsonify(user)
`,
    [
      'GET /me ok none',
      'unverifiedClaims: decodes a token without verifying it, and takes its claims although its verification failed',
    ],
  ],
  'a token that another service verifies before its claims are read': [
    `${flask.replace('user = jwt.decode(request.headers["Authorization"], KEY, algorithms=["HS256"])', 'answer = requests.post(URL, json={"token": request.headers["Authorization"]})\n            if answer.status_code != 200:\n                return jsonify({}), 401\n            user = jwt.decode(request.headers["Authorization"], options={"verify_signature": False})').replace('import jwt\n', 'import jwt\nimport requests\n')}
@app.get("/orders/<int:order_id>")
@token_required
def order(user, order_id):
    return Order.query.filter_by(id=order_id, user_id=user["id"]).first_or_404()
`,
    ['GET /orders/:order_id ok none'],
  ],
  'a session in a cookie that is only unpacked': [
    `import base64
import json
from flask import Flask, g, request
app = Flask(__name__)
@app.before_request
def load():
    g.session = json.loads(base64.b64decode(request.cookies["app_session"]))
@app.get("/me")
def me():
    return User.query.filter_by(name=g.session["username"]).first()
`,
    ['GET /me ok none', 'unverifiedClaims: unpacks app_session without verifying it, and sets g.session'],
  ],
  'a role that the caller chooses, and a role that is only checked to exist': [
    `from fastapi import FastAPI, HTTPException
app = FastAPI()
@app.delete("/users/{user_id}")
def remove(user_id: int, role: str):
    if role != "admin":
        raise HTTPException(status_code=403)
    db.query(User).filter(User.id == user_id).delete()
@app.post("/users")
def create(name: str, role: str):
    if role not in ["reader", "writer"]:
        raise HTTPException(status_code=403)
    return name
`,
    [
      'DELETE /users/:user_id no-authn high',
      'POST /users no-authn none',
      'clientAuthority: compares role != "admin", which the caller chooses',
    ],
  ],
  'one answer for all who may not, whether they are known or not': [
    `from flask import Flask, abort
from flask_login import current_user
app = Flask(__name__)
@app.delete("/users/<int:user_id>")
def remove(user_id):
    if not current_user.is_admin:
        abort(403)
    User.query.filter_by(id=user_id).delete()
`,
    ['DELETE /users/:user_id ok none'],
  ],
  'fields that are set on a row and saved by the session': [
    `from flask import Flask, request
from flask_login import login_required
app = Flask(__name__)
@app.put("/users/<int:user_id>")
@login_required
def change(user_id):
    user = User.query.get(user_id)
    for key, value in request.json.items():
        setattr(user, key, value)
    db.session.commit()
`,
    ['PUT /users/:user_id token-only high'],
  ],
  'the class of the rows has a field that says whose one is': [
    `from flask import Flask
from flask_login import login_required
app = Flask(__name__)
class Note(db.Model):
    user_id = db.Column(db.Integer, db.ForeignKey("users.id"))
class Room(db.Model):
    name = db.Column(db.Text)
@app.get("/notes/<int:note_id>")
@login_required
def note(note_id):
    return Note.query.get(note_id)
@app.get("/rooms/<int:room_id>")
@login_required
def room(room_id):
    return Room.query.get(room_id)
`,
    ['GET /notes/:note_id token-only medium', 'GET /rooms/:room_id token-only low'],
  ],
  'a decorator that is an instance of a class': [
    `from functools import wraps
from flask import Flask, abort
from flask_login import current_user
app = Flask(__name__)
class require_permissions:
    def __init__(self, permissions):
        self.permissions = permissions
    def __call__(self, fn):
        @wraps(fn)
        def wrapped(*args, **kwargs):
            if current_user.has_permissions(self.permissions):
                return fn(*args, **kwargs)
            abort(403)
        return wrapped
def require_permission(name):
    return require_permissions((name,))
@app.delete("/posts/<int:post_id>")
@require_permission("delete_post")
def remove(post_id):
    Post.query.filter_by(id=post_id).delete()
`,
    ['DELETE /posts/:post_id ok none'],
  ],
  'a session that is asked whether it has the caller, in a decorator and in the view': [
    `from functools import wraps
from flask import Flask, flash, redirect, session, url_for
app = Flask(__name__)
def signed_in(view):
    @wraps(view)
    def wrapped(*args, **kwargs):
        if "user_id" in session:
            return view(*args, **kwargs)
        flash("Sign in first")
        return redirect(url_for("login"))
    return wrapped
@app.delete("/posts/<int:post_id>")
@signed_in
def remove(post_id):
    Post.query.filter_by(id=post_id).delete()
@app.delete("/notes/<int:note_id>")
def forget(note_id):
    if "username" not in session:
        return redirect("/start")
    Note.query.filter_by(id=note_id).delete()
@app.delete("/drafts/<int:draft_id>")
def drop(draft_id):
    if "theme" not in session:
        return redirect("/start")
    Draft.query.filter_by(id=draft_id).delete()
`,
    [
      'DELETE /posts/:post_id token-only medium',
      'DELETE /notes/:note_id token-only medium',
      'DELETE /drafts/:draft_id no-authn medium',
    ],
  ],
  'routes on the application that is at work': [
    `from flask import current_app as app
from flask_login import login_required
@app.route("/users/<int:user_id>", methods=["DELETE"])
@login_required
def remove(user_id):
    User.query.filter_by(id=user_id).delete()
`,
    ['DELETE /users/:user_id token-only medium'],
  ],
};

const views = `from rest_framework import permissions, viewsets
from django.db import models
class Note(models.Model):
    owner = models.ForeignKey("auth.User", on_delete=models.CASCADE)
class Open(viewsets.ModelViewSet):
    permission_classes = [permissions.IsAuthenticated]
    queryset = Note.objects.all()
    http_method_names = ["get", "delete"]
class Own(Open):
    def get_queryset(self):
        return Note.objects.filter(owner=self.request.user)
class IsOwner(permissions.DjangoModelPermissions):
    def has_object_permission(self, request, view, obj):
        return obj.owner is None or obj.owner == request.user
class Checked(Open):
    permission_classes = [IsOwner]
`;

suite('Verdicts on Python', () => {
  for (const [name, [text, says]] of Object.entries(programs)) {
    test(name, async () => assert.deepEqual(await verdictsOf(text), says));
  }

  test('a test that a view of Django demands of the user', async () => {
    const demanded = `from django.contrib.auth.decorators import user_passes_test
def is_editor(user):
    return user.role == "editor"
@user_passes_test(lambda user: user.is_superuser)
def superuser(request, pk):
    Note.objects.get(pk=pk).delete()
@user_passes_test(lambda user: user.is_authenticated)
def known(request, pk):
    Note.objects.get(pk=pk).delete()
@user_passes_test(is_editor)
def editor(request, pk):
    Note.objects.get(pk=pk).delete()
@user_passes_test(lambda user: True)
def anybody(request, pk):
    Note.objects.get(pk=pk).delete()
`;
    const names = ['superuser', 'known', 'editor', 'anybody'];
    const paths = names.map((name) => `path("${name}/<int:pk>", ${name})`);
    const urls = `from django.urls import path
from app import ${names.join(', ')}
urlpatterns = [${paths.join(', ')}]
`;
    const found = await verdictsOf(demanded, {
      'urls.py': urls,
      'settings.py': 'ROOT_URLCONF = "urls"\nMIDDLEWARE = []\n',
    });
    assert.deepEqual(
      found.map((line) => line.split(' ').slice(1, 3).join(' ')),
      ['/superuser/:pk ok', '/known/:pk token-only', '/editor/:pk ok', '/anybody/:pk no-authn'],
    );
  });

  test('permissions of which any one is enough ask what each of them asks', async () => {
    const either = `from rest_framework.permissions import IsAdminUser, IsAuthenticated, BasePermission
from rest_framework.views import APIView
class IsEditor(BasePermission):
    def has_permission(self, request, view):
        return request.user.role == "editor"
class Known(APIView):
    permission_classes = [IsAuthenticated | IsAdminUser]
    def delete(self, request, pk):
        Note.objects.get(pk=pk).delete()
class Chosen(APIView):
    permission_classes = [IsEditor | IsAdminUser]
    def delete(self, request, pk):
        Note.objects.get(pk=pk).delete()
`;
    const urls = `from django.urls import path
from app import Chosen, Known
urlpatterns = [path("known/<int:pk>", Known.as_view()), path("chosen/<int:pk>", Chosen.as_view())]
`;
    const settings = 'ROOT_URLCONF = "urls"\nMIDDLEWARE = []\nREST_FRAMEWORK = {}\n';
    const found = await verdictsOf(either, { 'urls.py': urls, 'settings.py': settings });
    assert.deepEqual(
      found.map((line) => line.split(' ').slice(1, 3).join(' ')),
      ['/known/:pk token-only', '/chosen/:pk ok'],
    );
  });

  test('actions that a view set has from its framework, by the rows that it names', async () => {
    const routers = `from django.urls import include, path
from rest_framework.routers import DefaultRouter
from app import Checked, Open, Own
router = DefaultRouter()
router.register("open", Open)
router.register("own", Own)
router.register("checked", Checked)
urlpatterns = [path("", include(router.urls))]
`;
    const settings = `ROOT_URLCONF = "urls"\nMIDDLEWARE = []\nREST_FRAMEWORK = {}\n`;
    const found = await verdictsOf(views, { 'urls.py': routers, 'settings.py': settings });
    assert.deepEqual(
      found.filter((line) => line.startsWith('DELETE')),
      ['DELETE /open/:pk token-only high', 'DELETE /own/:pk ok none', 'DELETE /checked/:pk ok none'],
    );
  });
});
