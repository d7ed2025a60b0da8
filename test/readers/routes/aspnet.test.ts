import assert from 'node:assert/strict';
import { printRoute, routesOf } from '../../support/routes-of';

type Files = Readonly<Record<string, string>>;

/** A program that maps its controllers, with more statements of its own. */
function program(more = '', maps = 'app.MapControllers();'): string {
  return `var builder = WebApplication.CreateBuilder(args);\n${more}\nvar app = builder.Build();\n${maps}\napp.Run();`;
}

const cases: Readonly<Record<string, readonly [files: string | Files, routes: readonly string[]]>> = {
  'controllers with tokens, parameters of a sort, and templates that begin anew': [
    {
      'Program.cs': program(),
      'Controllers/UsersController.cs': `[ApiController]
[Route("api/[controller]")]
public class UsersController : ControllerBase {
  [HttpGet] public IActionResult All() => Ok();
  [HttpGet("{id:int}")] public IActionResult One(int id) => Ok();
  [HttpPut("{id:regex(^\\\\d{{3}}$)}/[action]")] public IActionResult Rename(int id) => Ok();
  [HttpDelete("/users/{**rest}")] public IActionResult Remove(string rest) => Ok();
  [AcceptVerbs("GET", "HEAD"), Route("~/x/{y?}")] public IActionResult X(int? y) => Ok();
  [NonAction] public void Help() { }
  private IActionResult Own() => Ok();
  public static void Static() { }
  public int Count => 1;
}`,
    },
    [
      'GET /api/Users  UsersController.All',
      'GET /api/Users/:id  UsersController.One',
      'PUT /api/Users/:id/Rename  UsersController.Rename',
      'DELETE /users/*  UsersController.Remove',
      'GET /x/:y  UsersController.X',
      'HEAD /x/:y  UsersController.X',
    ],
  ],
  'guards of the class, of what it extends and of the method, from the outside': [
    {
      'Program.cs': program(),
      'BaseController.cs':
        '[Authorize] public abstract class BaseController : ControllerBase { [HttpGet("ping")] public IActionResult Ping() => Ok(); }',
      'A.cs': `[Route("a"), Authorize(AuthenticationSchemes = "Bearer")]
public class AController : BaseController {
  [HttpGet, Authorize(Roles = "Admin,Boss")] public IActionResult X() => Ok();
  [HttpPost, Authorize("edit")] public IActionResult Y() => Ok();
  [HttpPut, Authorize(Policy = Policies.Write)] public IActionResult Z() => Ok();
}`,
      'Policies.cs': 'public static class Policies { public const string Write = "write"; }',
    },
    [
      "GET /a  class: [Authorize] = authentication → class: [Authorize(AuthenticationSchemes='Bearer')] = authentication → method: [Authorize(Roles='Admin,Boss')] [Admin,Boss] = authorization → AController.X",
      "POST /a  class: [Authorize] = authentication → class: [Authorize(AuthenticationSchemes='Bearer')] = authentication → method: [Authorize('edit')] [edit] = authorization → AController.Y",
      "PUT /a  class: [Authorize] = authentication → class: [Authorize(AuthenticationSchemes='Bearer')] = authentication → method: [Authorize(Policy=Policies.Write)] [write] = authorization → AController.Z",
      "GET /a/ping  class: [Authorize] = authentication → class: [Authorize(AuthenticationSchemes='Bearer')] = authentication → AController.Ping",
    ],
  ],
  'AllowAnonymous wins over all that the framework asks': [
    {
      'Program.cs': program('', 'app.MapControllers().RequireAuthorization();'),
      'A.cs': `[Route("a"), Authorize]
public class AController : ControllerBase {
  [HttpGet, AllowAnonymous] public IActionResult X() => Ok();
  [HttpPost] public IActionResult Y() => Ok();
}
[Route("b"), AllowAnonymous]
public class BController : ControllerBase {
  [HttpGet, Authorize(Roles = "Admin")] public IActionResult X() => Ok();
}`,
    },
    [
      'GET /a  mount: [AllowAnonymous] = public → AController.X',
      'POST /a  mount: RequireAuthorization() = authentication → class: [Authorize] = authentication → AController.Y',
      "GET /b  mount: [AllowAnonymous] = public → BController.X  ([Authorize(Roles='Admin')] [Admin] = authorization never runs: AllowAnonymous at the class lets everybody in)",
    ],
  ],
  'a policy that asks only for a known caller is authentication': [
    {
      'Program.cs': program(`builder.Services.AddAuthorization(options => {
  options.AddPolicy("known", p => p.RequireAuthenticatedUser());
  options.AddPolicy("boss", p => { p.RequireAuthenticatedUser(); p.RequireRole("Boss"); });
});
builder.Services.AddAuthorizationBuilder().AddPolicy("own", p => p.Requirements.Add(new Own()));`),
      'A.cs': `[Route("a")]
public class AController : ControllerBase {
  [HttpGet, Authorize(Policy = "known")] public IActionResult X() => Ok();
  [HttpPost, Authorize(Policy = "boss")] public IActionResult Y() => Ok();
  [HttpPut, Authorize("own")] public IActionResult Z() => Ok();
}`,
    },
    [
      "GET /a  method: [Authorize(Policy='known')] [known] = authentication → AController.X",
      "POST /a  method: [Authorize(Policy='boss')] [boss] = authorization → AController.Y",
      "PUT /a  method: [Authorize('own')] [own] = authorization → AController.Z",
    ],
  ],
  'a fallback policy covers what says nothing itself, wherever it is set up': [
    {
      'src/Web/Program.cs': program(
        'builder.Services.AddSecurity();',
        'app.MapControllers();\napp.MapGet("/open", () => 1).AllowAnonymous();\napp.MapGet("/x", () => 2);',
      ),
      'src/Web/Setup/Security.cs': `public static class Security {
  public static void AddSecurity(this IServiceCollection services) {
    services.AddAuthorization(options => { options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build(); });
  }
}`,
      'src/Web/Controllers/A.cs': `[Route("a")] public class AController : ControllerBase {
  [HttpGet] public IActionResult X() => Ok();
  [HttpPost, Authorize(Roles = "r")] public IActionResult Y() => Ok();
}`,
    },
    [
      'GET /a  application: FallbackPolicy = new …().RequireAuthenticatedUser().Build() = authentication → AController.X',
      "POST /a  method: [Authorize(Roles='r')] [r] = authorization → AController.Y",
      'GET /open  method: AllowAnonymous() = public → function',
      'GET /x  application: FallbackPolicy = new …().RequireAuthenticatedUser().Build() = authentication → function',
    ],
  ],
  'a default policy says what a bare attribute asks for': [
    {
      'Program.cs': program(
        'builder.Services.AddAuthorization(o => o.DefaultPolicy = new AuthorizationPolicyBuilder().RequireRole("r").Build());',
      ),
      'A.cs':
        '[Route("a"), Authorize] public class AController : ControllerBase { [HttpGet] public IActionResult X() => Ok(); }',
    },
    ['GET /a  class: [Authorize] = authorization → AController.X'],
  ],
  'filters of all controllers': [
    {
      'Startup.cs': `public class Startup {
  public void ConfigureServices(IServiceCollection services) {
    services.AddControllers(options => {
      var policy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
      options.Filters.Add(new AuthorizeFilter(policy));
      options.Filters.Add<Own>();
    });
  }
  public void Configure(IApplicationBuilder app) {
    app.UseAuthentication();
    app.UseEndpoints(endpoints => { endpoints.MapControllers(); });
  }
}`,
      'Own.cs': 'public class Own : IActionFilter { public void OnActionExecuting(ActionExecutingContext c) { } }',
      'A.cs':
        '[Route("a")] public class AController : ControllerBase { [HttpGet] public IActionResult X() => Ok(); [HttpPost, AllowAnonymous] public IActionResult Y() => Ok(); }',
    },
    [
      'GET /a  application: Filters.Add(new AuthorizeFilter(policy)) = authentication → application: Filters.Add(Own) → AController.X',
      'POST /a  application: [AllowAnonymous] = public → application: Filters.Add(Own) → AController.Y',
    ],
  ],
  'attributes of the program': [
    {
      'Program.cs': program(),
      'Attributes.cs': `public class AdminOnlyAttribute : AuthorizeAttribute { public AdminOnlyAttribute() { Roles = "Admin"; } }`,
      'AdminOnlyAttribute.cs':
        'public class AdminOnlyAttribute : AuthorizeAttribute { public AdminOnlyAttribute() { Roles = "Admin"; } }',
      'HasPermissionAttribute.cs':
        'public class HasPermissionAttribute : AuthorizeAttribute { public HasPermissionAttribute(string p) : base(p) { } }',
      'KnownAttribute.cs': 'public class KnownAttribute : AuthorizeAttribute { }',
      'ApiKeyAttribute.cs':
        'public class ApiKeyAttribute : Attribute, IAsyncActionFilter { public async Task OnActionExecutionAsync(ActionExecutingContext c, ActionExecutionDelegate next) { await next(); } }',
      'ClaimAttribute.cs':
        'public class ClaimAttribute : TypeFilterAttribute { public ClaimAttribute(string c) : base(typeof(ClaimFilter)) { Arguments = new object[] { c }; } }',
      'ClaimFilter.cs':
        'public class ClaimFilter : IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext c) { } }',
      'A.cs': `[Route("a")] public class AController : ControllerBase {
  [HttpGet("1"), AdminOnly] public IActionResult A1() => Ok();
  [HttpGet("2"), HasPermission("x")] public IActionResult A2() => Ok();
  [HttpGet("3"), Known] public IActionResult A3() => Ok();
  [HttpGet("4"), ApiKey] public IActionResult A4() => Ok();
  [HttpGet("5"), Claim("x")] public IActionResult A5() => Ok();
  [HttpGet("6"), TypeFilter(typeof(ClaimFilter))] public IActionResult A6() => Ok();
  [HttpGet("7"), AbpAuthorize("x"), ProducesResponseType(200)] public IActionResult A7() => Ok();
}`,
    },
    [
      'GET /a/1  method: [AdminOnly] [Admin] = authorization → AController.A1',
      "GET /a/2  method: [HasPermission('x')] = authorization → AController.A2",
      'GET /a/3  method: [Known] = authentication → AController.A3',
      'GET /a/4  method: [ApiKey] → AController.A4',
      "GET /a/5  method: [Claim('x')] → AController.A5",
      'GET /a/6  method: ClaimFilter → AController.A6',
      "GET /a/7  method: [AbpAuthorize('x')] → AController.A7",
    ],
  ],
  'conventional routing, with areas': [
    {
      'Program.cs': program('', 'app.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id?}");'),
      'Controllers/HomeController.cs':
        'public class HomeController : Controller { public IActionResult Index() => View(); public IActionResult About() => View(); }',
      'Areas/Admin/Controllers/OrdersController.cs': `[Area("Admin"), Authorize(Roles = "Admin")]
public class OrdersController : Controller {
  public IActionResult Index() => View();
  [HttpPost, ValidateAntiForgeryToken] public async Task<IActionResult> Delete(int id) => View();
}`,
    },
    [
      '* /  HomeController.Index',
      '* /Home/About  HomeController.About',
      "* /Admin/Orders  class: [Authorize(Roles='Admin')] [Admin] = authorization → OrdersController.Index",
      "POST /Admin/Orders/Delete/:id  class: [Authorize(Roles='Admin')] [Admin] = authorization → OrdersController.Delete",
    ],
  ],
  'endpoints with groups, and what is said behind them': [
    `var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "x");
var api = app.MapGroup("/api").RequireAuthorization();
api.MapGet("/users/{id:guid}", GetUser).WithName("u").RequireAuthorization("admin");
api.MapPost("/login", Login).AllowAnonymous();
var inner = api.MapGroup("inner").WithTags("t").AddEndpointFilter<OwnFilter>();
inner.MapDelete("{id}", [Authorize(Roles = "boss")] async (int id) => Results.Ok());
app.MapMethods("/m", new[] { "GET", "PUT" }, () => 1).RequireAuthorization(p => p.RequireRole("r"));
app.MapGet("/k", () => 1).RequireAuthorization(new AuthorizeAttribute { Roles = "r" });
static IResult GetUser(Guid id) => Results.Ok();
[AllowAnonymous] static IResult Login() => Results.Ok();
app.Run();
class OwnFilter : IEndpointFilter { public async ValueTask<object> InvokeAsync(EndpointFilterInvocationContext c, EndpointFilterDelegate next) { return await next(c); } }`,
    [
      'GET /  function',
      "GET /api/users/:id  router: RequireAuthorization() = authentication → method: RequireAuthorization('admin') [admin] = authorization → GetUser",
      'POST /api/login  router: AllowAnonymous() = public → Login',
      "DELETE /api/inner/:id  router: RequireAuthorization() = authentication → router: AddEndpointFilter<OwnFilter> → method: [Authorize(Roles='boss')] [boss] = authorization → function",
      'GET /m  method: RequireAuthorization(function) = authorization → function',
      'PUT /m  method: RequireAuthorization(function) = authorization → function',
      "GET /k  method: RequireAuthorization(new AuthorizeAttribute(Roles='r')) [r] = authorization → function",
    ],
  ],
  'methods of the program around those of the framework': [
    {
      'Program.cs': program(
        '',
        'app.MapPut(Rename, "{id}").RequirePermission("users.write").WithName("x");\nstatic IResult Rename(int id) => Results.Ok();',
      ),
      'Builders.cs': `public static class Builders {
  public static IEndpointRouteBuilder MapPut(this IEndpointRouteBuilder app, Delegate handler, string pattern) { app.MapPut(pattern, handler).WithName("x"); return app; }
}`,
    },
    ["PUT /:id  method: RequirePermission('users.write') [users.write] → Rename"],
  ],
  'groups that are handed to methods in other files': [
    {
      'Program.cs': program(
        '',
        'app.MapGroup("/v1").RequireAuthorization().MapOrders();\napp.MapUsers().RequireAuthorization("admin");\nCartEndpoints.Map(app);',
      ),
      'Endpoints/Orders.cs': `public static class Orders {
  public static RouteGroupBuilder MapOrders(this IEndpointRouteBuilder app) {
    var group = app.MapGroup("orders");
    group.MapGet("{id}", One);
    return group;
  }
  static IResult One(int id) => Results.Ok();
}`,
      'Endpoints/UserApi.cs':
        'public static class UserApi { public static RouteGroupBuilder MapUsers(this WebApplication app) { var g = app.MapGroup("users"); g.MapGet("", () => 1); return g; } }',
      'Endpoints/CartEndpoints.cs':
        'public static class CartEndpoints { public static void Map(WebApplication app) { app.MapGet("/cart", () => 1); } }',
    },
    [
      'GET /v1/orders/:id  router: RequireAuthorization() = authentication → One',
      "GET /users  mount: RequireAuthorization('admin') [admin] = authorization → function",
      'GET /cart  function',
    ],
  ],
  'of two programs, each takes what is nearest': [
    {
      'src/Shop/Program.cs': program(
        'builder.Services.AddAuthorization(o => o.FallbackPolicy = o.DefaultPolicy);',
        'app.MapControllers();\napp.MapThings();',
      ),
      'src/Shop/ShopController.cs':
        '[Route("s")] public class ShopController : ControllerBase { [HttpGet] public IActionResult X() => Ok(); }',
      'src/Shop/Things.cs':
        'static class Things { public static void MapThings(this WebApplication app) { app.MapGet("/shop", () => 1); } }',
      'src/Blog/Program.cs': program('', 'app.MapControllers();\napp.MapThings();'),
      'src/Blog/BlogController.cs':
        '[Route("b")] public class BlogController : ControllerBase { [HttpGet] public IActionResult X() => Ok(); }',
      'src/Blog/Things.cs':
        'static class Things { public static void MapThings(this WebApplication app) { app.MapGet("/blog", () => 1); } }',
    },
    [
      'GET /s  application: FallbackPolicy = o.DefaultPolicy = authentication → ShopController.X',
      'GET /shop  application: FallbackPolicy = o.DefaultPolicy = authentication → function',
      'GET /b  BlogController.X',
      'GET /blog  function',
    ],
  ],
  'middleware of the program, and that which only some requests come by': [
    {
      'Program.cs': program(
        '',
        'app.UseAuthentication();\napp.UseMiddleware<ApiKeyMiddleware>();\napp.Use(async (context, next) => { await next(); });\napp.UseWhen(c => c.Request.Path.StartsWithSegments("/x"), b => b.UseMiddleware<ApiKeyMiddleware>());\napp.MapGet("/x", () => 1);',
      ),
      'ApiKeyMiddleware.cs':
        'public class ApiKeyMiddleware { private readonly RequestDelegate _next; public async Task InvokeAsync(HttpContext context) { await _next(context); } }',
    },
    [
      'GET /x  application: UseMiddleware<ApiKeyMiddleware> → application: Use(…) → application?: UseMiddleware<ApiKeyMiddleware> → function',
    ],
  ],
  'pages of Razor': [
    {
      'Program.cs': program('', 'app.MapRazorPages().RequireAuthorization();'),
      'Pages/Orders/Edit.cshtml.cs':
        '[Authorize(Roles = "r")] public class EditModel : PageModel { public void OnGet(int id) { } public async Task<IActionResult> OnPostDeleteAsync(int id) => Page(); private void Help() { } }',
      'Areas/Shop/Pages/Index.cshtml.cs':
        '[AllowAnonymous] public class IndexModel : PageModel { public void OnGet() { } }',
    },
    [
      "GET /Orders/Edit  mount: RequireAuthorization() = authentication → class: [Authorize(Roles='r')] [r] = authorization → EditModel.OnGet",
      "POST /Orders/Edit  mount: RequireAuthorization() = authentication → class: [Authorize(Roles='r')] [r] = authorization → EditModel.OnPostDeleteAsync",
      'GET /Shop  mount: [AllowAnonymous] = public → IndexModel.OnGet',
    ],
  ],
  'a controller that nothing maps says so': [
    '[ApiController, Route("a")] public class AController : ControllerBase { [HttpGet] public IActionResult X() => Ok(); }',
    ['GET /a  AController.X  (nothing that was found mounts AController)'],
  ],
  'what is no controller, and projects of tests': [
    {
      'PlayerController.cs': 'public class PlayerController : MonoBehaviour { public void Update() { } }',
      'Base.cs':
        'public abstract class BaseController : ControllerBase { [HttpGet] public IActionResult X() => Ok(); }',
      'Shop.Tests/FakeController.cs':
        '[Route("a")] public class FakeController : ControllerBase { [HttpGet] public IActionResult X() => Ok(); }',
    },
    [],
  ],
};

suite('Routes of ASP.NET Core', () => {
  for (const [name, [files, routes]] of Object.entries(cases)) {
    test(name, async () => {
      const found = await routesOf(typeof files === 'string' ? { 'Program.cs': files } : files);
      assert.deepEqual(found.map(printRoute), routes);
    });
  }
});
