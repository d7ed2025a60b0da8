import assert from 'node:assert/strict';
import { printRoute, routesOf } from '../../support/routes-of';

const gap = '(nothing that was found mounts urlpatterns)';

/** The files of a program, and its routes, one line each. */
const programs: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly string[]]>> = {
  'urlconfs that include each other, from the settings on': [
    {
      'site/settings.py': `ROOT_URLCONF = "site.urls"
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "site.middleware.Tenant",
    "whitenoise.middleware.WhiteNoiseMiddleware",
]
`,
      'site/__init__.py': '',
      'site/middleware.py': 'class Tenant:\n    def __call__(self, request): ...\n',
      'site/urls.py': `from django.contrib import admin
from django.urls import include, path
urlpatterns = [
    path("admin/", admin.site.urls),
    path("users/", include("users.urls")),
    path("v2/", include(([path("ping/", ping)], "v2"))),
]
if settings.DEBUG:
    urlpatterns += [path("debug/", debug)]
`,
      'users/__init__.py': '',
      'users/urls.py': `from django.urls import path, re_path
from . import views
urlpatterns = [
    path("<int:pk>/", views.show, name="show"),
    re_path(r"^(?P<slug>[-\\w]+)/edit/$", views.edit),
]
`,
      'users/views.py': `from django.contrib.auth.decorators import login_required, permission_required
from django.views.decorators.http import require_POST
def show(request, pk): ...
@require_POST
@login_required
@permission_required("users.change")
def edit(request, slug): ...
`,
    },
    [
      '* /users/:pk  application: LoginRequiredMiddleware → application: Tenant → show',
      "POST /users/:slug/edit  application: LoginRequiredMiddleware → application: Tenant → method: login_required → method: permission_required('users.change') → edit",
      '* /v2/ping  application: LoginRequiredMiddleware → application: Tenant → ping',
      '* /debug  application: LoginRequiredMiddleware → application: Tenant → debug',
    ],
  ],
  'decorators where views are registered': [
    {
      'urls.py': `from django.urls import path
from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.decorators import login_required, user_passes_test
from views import Page, stats, both
urlpatterns = [
    path("page", login_required(Page.as_view())),
    path("stats", user_passes_test(lambda u: u.is_staff)(stats)),
    path("both", both),
]
`,
      'views.py': `from django.views.generic import TemplateView
class Page(TemplateView): ...
def stats(request): ...
def plain(request): ...
both = login_required(staff_member_required(plain))
`,
    },
    [
      `GET /page  method: login_required → Page.get  ${gap}`,
      `* /stats  method: user_passes_test(function) → stats  ${gap}`,
      `* /both  method: login_required → method: staff_member_required → plain  ${gap}`,
    ],
  ],
  'mixins run as the bases stand, and not at all behind the view': [
    {
      'urls.py': `from django.urls import path
from views import Good, Late, Tested, Allowed
urlpatterns = [path("good", Good.as_view()), path("late", Late.as_view()), path("tested", Tested.as_view()), path("allowed", Allowed.as_view())]
`,
      'views.py': `from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin, UserPassesTestMixin
from django.views import View
from django.views.generic import UpdateView
class OrgMixin:
    def dispatch(self, request, *args, **kwargs): ...
class Good(LoginRequiredMixin, OrgMixin, View):
    def post(self, request): ...
class Late(View, LoginRequiredMixin):
    def get(self, request): ...
class Tested(UserPassesTestMixin, UpdateView):
    def test_func(self): return self.request.user.is_staff
class Allowed(PermissionRequiredMixin, View):
    permission_required = "books.change"
    def get(self, request): ...
`,
    },
    [
      `POST /good  class: LoginRequiredMixin → class: OrgMixin.dispatch → Good.post  ${gap}`,
      'GET /late  Late.get  (nothing that was found mounts urlpatterns; LoginRequiredMixin never runs: it stands behind the view that it would guard)',
      `GET /tested  class: UserPassesTestMixin → Tested.get  ${gap}`,
      `POST /tested  class: UserPassesTestMixin → Tested.post  ${gap}`,
      `GET /allowed  class: PermissionRequiredMixin [books.change] → Allowed.get  ${gap}`,
    ],
  ],
  'decorators of Django on classes and methods': [
    {
      'urls.py': `from django.urls import path
import views
urlpatterns = [path("a", views.A.as_view()), path("b", views.B.as_view())]
`,
      'views.py': `from django.contrib.auth.decorators import login_required, login_not_required
from django.utils.decorators import method_decorator
from django.views import View
@method_decorator(login_required, name="dispatch")
@method_decorator([staff_member_required], name="post")
class A(View):
    def get(self, request): ...
    @method_decorator(audited)
    def post(self, request): ...
class B(View):
    @method_decorator(login_required)
    def dispatch(self, *args, **kwargs):
        return super().dispatch(*args, **kwargs)
    def get(self, request): ...
`,
    },
    [
      `GET /a  class: login_required → A.get  ${gap}`,
      `POST /a  class: login_required → class: staff_member_required → method: audited → A.post  ${gap}`,
      `GET /b  class: login_required → class: B.dispatch → B.get  ${gap}`,
    ],
  ],
  'a base class that nobody finds may guard': [
    {
      'urls.py': `from django.urls import path
from .views import A
urlpatterns = [path("a", A.as_view())]
`,
      'views.py': `from .missing import Protected
from django.views import View
class A(Protected, View):
    def get(self, request): ...
`,
    },
    [`GET /a  class: Protected → A.get  ${gap}`],
  ],
  'a urlconf whose name is put together, and patterns in a function of the project': [
    {
      'site/__init__.py': '',
      'site/settings.py': 'ROOT_URLCONF = "{}.urls".format(NAME)\n',
      'site/urls.py': `from django.urls import path
from site.i18n import localized
urlpatterns = localized(path("a", a), path("b", b)) + [path("c", c)]
`,
      'site/i18n.py': 'def localized(*patterns):\n    return [resolver(list(patterns))]\n',
    },
    ['* /a  a', '* /b  b', '* /c  c'],
  ],
  'lists that grow before they are included, and urlconfs that are added to another': [
    {
      'settings.py': 'ROOT_URLCONF = "urls"\n',
      'urls.py': `from django.urls import include, path, re_path
from a import urlpatterns as a_urls
from b import urlpatterns as b_urls
more = []
more += a_urls
more.append(path("x", x))
urlpatterns = [re_path(r"^{}more/".format(prefix()), include(more)), *b_urls]
urlpatterns = urlpatterns + [path("y", y)] + [] + [] + [] + [] + [] + [] + [] + [] + [] + [] + [] + [] + []
`,
      'a.py': 'from django.urls import path\nurlpatterns = [path("a", a)]\nurlpatterns += [path("aa", a)]\n',
      'b.py': 'from django.urls import path\nurlpatterns = [path("b", b)] + [path("bb", b)]\n',
    },
    ['* /…more/a  a', '* /…more/aa  a', '* /…more/x  x', '* /b  b', '* /bb  b', '* /y  y'],
  ],
  'a list without views, patterns under names, and broken text': [
    {
      'urls.py': `from django.urls import path, include
from django.conf.urls.i18n import i18n_patterns
more = [path("x", x)]
urlpatterns = i18n_patterns(path("in/", include(more)))
def half(
`,
    },
    [`* /in/x  x  (nothing that was found mounts urlpatterns)`],
  ],
};

suite('Routes of Django', () => {
  for (const [name, [files, routes]] of Object.entries(programs)) {
    test(name, async () => assert.deepEqual((await routesOf(files)).map(printRoute), routes));
  }
});
