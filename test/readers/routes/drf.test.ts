import assert from 'node:assert/strict';
import { printRoute, routesOf } from '../../support/routes-of';

const settings = `ROOT_URLCONF = "urls"
REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticatedOrReadOnly"]}
`;

/** The files of a program, and its routes, one line each. */
const programs: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly string[]]>> = {
  'view sets on routers, with their own actions': [
    {
      'settings.py': settings,
      'urls.py': `from django.urls import include, path
from rest_framework.routers import DefaultRouter
from views import Users, Books
router = DefaultRouter()
router.register(r"users", Users, basename="user")
router.register("books", Books)
urlpatterns = [path("api/", include(router.urls))]
`,
      'views.py': `from rest_framework import mixins, viewsets
from rest_framework.decorators import action
from rest_framework.permissions import IsAuthenticated, IsAdminUser
class Users(viewsets.ModelViewSet):
    permission_classes = [IsAuthenticated]
    http_method_names = ["get", "delete", "post"]
    @action(detail=True, methods=["post"], permission_classes=[IsAdminUser])
    def ban(self, request, pk=None): ...
    @ban.mapping.delete
    def unban(self, request, pk=None): ...
    @action(detail=False, url_path="me")
    def current(self, request): ...
class Books(mixins.ListModelMixin, mixins.CreateModelMixin, viewsets.GenericViewSet):
    lookup_field = "isbn"
    def retrieve(self, request, isbn): ...
`,
    },
    [
      'GET /api/users  class: IsAuthenticated → Users.list',
      'POST /api/users  class: IsAuthenticated → Users.create',
      'GET /api/users/:pk  class: IsAuthenticated → Users.retrieve',
      'DELETE /api/users/:pk  class: IsAuthenticated → Users.destroy',
      'POST /api/users/:pk/ban  class: IsAdminUser → Users.ban',
      'DELETE /api/users/:pk/ban  class: IsAuthenticated → Users.unban',
      'GET /api/users/me  class: IsAuthenticated → Users.current',
      'GET /api/books  application: IsAuthenticatedOrReadOnly = public → Books.list',
      'POST /api/books  application: IsAuthenticatedOrReadOnly = authentication → Books.create',
      'GET /api/books/:isbn  application: IsAuthenticatedOrReadOnly = public → Books.retrieve',
    ],
  ],
  'views of one method, functions, and permissions in the wrong place': [
    {
      'settings.py': settings,
      'urls.py': `from django.urls import path
import views
urlpatterns = [
    path("a", views.A.as_view()),
    path("b", views.b),
    path("c", views.c),
    path("d", views.D.as_view({"get": "list"})),
    path("plain", views.plain),
]
`,
      'views.py': `from rest_framework.generics import RetrieveUpdateAPIView
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import AllowAny, IsAdminUser
class A(RetrieveUpdateAPIView[Any]):
    permission_classes = ()
@api_view(["GET", "POST"])
@permission_classes([IsAdminUser])
@audited
def b(request): ...
@permission_classes([IsAdminUser])
@api_view(["DELETE"])
def c(request): ...
class D(ModelViewSet):
    permission_classes = [AllowAny]
    def list(self, request): ...
def plain(request): ...
`,
    },
    [
      'GET /a  class: permission_classes = [] = public → A.get',
      'PUT /a  class: permission_classes = [] = public → A.put',
      'PATCH /a  class: permission_classes = [] = public → A.patch',
      'GET /b  method: IsAdminUser → method: audited → b',
      'POST /b  method: IsAdminUser → method: audited → b',
      'DELETE /c  application: IsAuthenticatedOrReadOnly = authentication → c  (permission_classes([IsAdminUser]) never runs: it stands above @api_view, which does not see it there)',
      'GET /d  class: AllowAny = public → D.list',
      '* /plain  plain',
    ],
  ],
  'permissions that are put together': [
    {
      'urls.py': `from django.urls import path
from views import V, W
urlpatterns = [path("v", V.as_view()), path("w", W.as_view())]
`,
      'views.py': `from rest_framework.views import APIView
from rest_framework.permissions import AllowAny, IsAuthenticated, DjangoModelPermissions
class Base(APIView):
    permission_classes = [IsAuthenticated & IsOwner]
class V(Base):
    permission_classes = Base.permission_classes + [IsAdmin | IsOwner]
    def get(self, request): ...
class W(Base):
    permission_classes = (AllowAny | IsOwner, DjangoModelPermissions)
    def get(self, request): ...
`,
    },
    [
      'GET /v  class: IsAuthenticated → class: IsOwner → class: IsAdmin | IsOwner → V.get  (nothing that was found mounts urlpatterns)',
      'GET /w  class: AllowAny | IsOwner = public → class: DjangoModelPermissions = authentication → W.get  (nothing that was found mounts urlpatterns)',
    ],
  ],
  'permissions by action': [
    {
      'settings.py': settings,
      'urls.py': `from rest_framework.routers import SimpleRouter
from views import Notes, Tags, Files
router = SimpleRouter()
for prefix, view in [("notes", Notes), ("tags", Tags), ("files", Files)]:
    router.register(prefix, view)
urlpatterns = router.urls
`,
      'views.py': `from rest_framework import mixins, viewsets
from rest_framework.permissions import AllowAny, IsAdminUser, IsAuthenticated
class Few(mixins.ListModelMixin, mixins.CreateModelMixin, mixins.DestroyModelMixin, viewsets.GenericViewSet): ...
class Notes(Few):
    def get_permissions(self):
        if self.action in ["list", "retrieve"]:
            permission_classes = [AllowAny]
        elif self.request.method == "DELETE":
            permission_classes = [IsAdminUser]
        else:
            permission_classes = [IsAuthenticated]
        return [permission() for permission in permission_classes]
class Tags(Few):
    permission_classes = [IsAuthenticated]
    by_action = {"create": [IsAdminUser]}
    def get_permissions(self):
        if self.action == "destroy":
            return [IsAdminUser(), IsOwner()]
        return super().get_permissions()
class Files(Few):
    def get_permissions(self):
        return choose(self.kwargs)
`,
    },
    [
      'GET /notes  class: AllowAny = public → Notes.list',
      'POST /notes  class: IsAuthenticated → Notes.create',
      'DELETE /notes/:pk  class: IsAdminUser → Notes.destroy',
      'GET /tags  class: IsAuthenticated → Tags.list',
      'POST /tags  class: IsAuthenticated → Tags.create',
      'DELETE /tags/:pk  class: IsAdminUser → class: IsOwner → Tags.destroy',
      'GET /files  class: get_permissions → Files.list',
      'POST /files  class: get_permissions → Files.create',
      'DELETE /files/:pk  class: get_permissions → Files.destroy',
    ],
  ],
  'a router that functions add to and give back': [
    {
      'urls.py': `from rest_framework.routers import DefaultRouter
from users import add_users, add_tags
router = DefaultRouter()
if settings.USERS:
    router = add_users(router)
router = add_tags(router=router)
urlpatterns = router.urls
`,
      'users.py': `from rest_framework.viewsets import ViewSet
class Users(ViewSet):
    def list(self, request): ...
def add_users(router):
    router.register("users", Users)
    return router
def add_tags(router):
    router.register("tags", Users)
    signals.register("x", y)
    return router
`,
    },
    [
      'GET /users  Users.list  (nothing that was found mounts urlpatterns)',
      'GET /tags  Users.list  (nothing that was found mounts urlpatterns)',
    ],
  ],
  'routers in routers': [
    {
      'urls.py': `from django.urls import include, path
from rest_framework_nested import routers
from other import other
router = routers.SimpleRouter()
router.register("users", Users)
notes = routers.NestedSimpleRouter(router, "users", lookup="user")
notes.register("notes", Notes)
router.registry.extend(other.registry)
urlpatterns = [path("", include(router.urls)), path("", include(notes.urls))]
class Users:
    def list(self, request): ...
class Notes:
    def list(self, request): ...
`,
      'other.py': `from rest_framework.routers import DefaultRouter
other = DefaultRouter()
other.register("tags", Tags)
class Tags:
    def list(self, request): ...
`,
    },
    [
      'GET /users  Users.list  (nothing that was found mounts urlpatterns)',
      'GET /tags  Tags.list  (nothing that was found mounts urlpatterns)',
      'GET /users/:user_pk/notes  Notes.list  (nothing that was found mounts urlpatterns)',
    ],
  ],
};

suite('Routes of Django REST framework', () => {
  for (const [name, [files, routes]] of Object.entries(programs)) {
    test(name, async () => assert.deepEqual((await routesOf(files)).map(printRoute), routes));
  }
});
