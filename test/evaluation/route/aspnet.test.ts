import assert from 'node:assert/strict';
import type { Access, Guard, HandlerFacts, JudgedRoute } from '../../../server/src/model/route';
import { projectOf } from '../../support/project-of';

/** A guard in one line: what it demands, what it asks beside, and on what that rests. */
function printGuard({ isPublic, authentication, authorization, by }: Guard): string {
  const sorts = [...new Set(authorization.map(({ sort }) => sort))];
  return [isPublic ? 'public' : authentication, ...sorts, `by ${by}`].join(' ');
}

function printAccess(access: Access): string {
  const flags = [
    access.isScoped && 'scoped',
    access.isCompared && 'compared',
    access.isGuarded && 'guarded',
    access.writesAll && 'writes all',
    access.storesPrincipal && 'stores the caller',
    access.isWhole && 'whole',
    access.isOwned && 'owned',
    access.privileges.length > 0 && `sets ${access.privileges.join(', ')}`,
  ].filter(Boolean);
  const keys = access.keys.map(({ from, name }) => `${from} ${name}`.trim());
  return `${access.sort} ${access.model || '?'} (${keys.join(', ')})${flags.length > 0 ? ` ${flags.join(', ')}` : ''}`;
}

/** What a handler does in one line. */
function printHandler(facts: HandlerFacts | undefined): string {
  if (!facts) return 'not found';
  const sorts = [...new Set(facts.authorization.map(({ sort }) => sort))];
  const behaviours = [...new Set(facts.publicBehaviours.map(({ sort }) => sort))];
  return [
    ...(facts.authentication === 'none' ? [] : [facts.authentication]),
    ...sorts,
    ...behaviours.map((one) => `verifies or issues a ${one}`),
    ...facts.accesses.map(printAccess),
    ...facts.gaps.map(({ says }) => says),
  ].join('; ');
}

async function routeOf(files: Readonly<Record<string, string>>): Promise<JudgedRoute> {
  const [route, more] = (await projectOf(files)).routes;
  assert.ok(route && !more, 'one route is expected');
  return route;
}

const start = 'var app = WebApplication.CreateBuilder(args).Build();\n';

/** A controller with one action. */
function action(code: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return {
    'Program.cs': `${start}app.MapControllers();`,
    'UsersController.cs': `[Route("users")] public class UsersController : ControllerBase {
      private readonly ShopContext _context; private readonly IUsers _users; private readonly UserManager<AppUser> _userManager;
      private readonly IMediator _mediator; private readonly IAuthorizationService _authorization; private readonly IMapper _mapper;
      private readonly ICurrentUser _currentUser; private readonly IRepository<Order> _orders;
      ${code} }`,
    ...more,
  };
}

const guards: Readonly<Record<string, readonly [Readonly<Record<string, string>>, string]>> = {
  'a filter that refuses whom nobody has found out': [
    action('[HttpGet, Known] public IActionResult X() => Ok();', {
      'KnownAttribute.cs': `public class KnownAttribute : Attribute, IAuthorizationFilter {
        public void OnAuthorization(AuthorizationFilterContext context) {
          var user = (User)context.HttpContext.Items["User"];
          if (user == null) { context.Result = new JsonResult(new { message = "Unauthorized" }) { StatusCode = StatusCodes.Status401Unauthorized }; }
        } }`,
    }),
    'required by body',
  ],
  'a filter that compares the role of the caller': [
    action('[HttpGet, Roles("admin")] public IActionResult X() => Ok();', {
      'RolesAttribute.cs': `public class RolesAttribute : Attribute, IAuthorizationFilter {
        private readonly string[] _roles;
        public RolesAttribute(params string[] roles) { _roles = roles; }
        public void OnAuthorization(AuthorizationFilterContext context) {
          var user = context.HttpContext.User;
          if (!user.Identity.IsAuthenticated) { context.Result = new UnauthorizedResult(); return; }
          if (!_roles.Any(role => user.IsInRole(role))) { context.Result = new ForbidResult(); return; }
        } }`,
    }),
    'required role by body',
  ],
  'a filter that only looks': [
    action('[HttpGet, Audit] public IActionResult X() => Ok();', {
      'AuditAttribute.cs': `public class AuditAttribute : ActionFilterAttribute {
        public override void OnActionExecuting(ActionExecutingContext context) { var name = context.HttpContext.User.Identity.Name; } }`,
    }),
    'none by body',
  ],
  'a filter that hands on those who send the key': [
    action('[HttpGet, ApiKey] public IActionResult X() => Ok();', {
      'ApiKeyAttribute.cs': `public class ApiKeyAttribute : Attribute, IAsyncActionFilter {
        public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next) {
          if (!context.HttpContext.Request.Headers.TryGetValue("X-Api-Key", out var key)) { context.Result = new UnauthorizedResult(); return; }
          var settings = context.HttpContext.RequestServices.GetRequiredService<IConfiguration>();
          if (!settings["ApiKey"].Equals(key)) { context.Result = new UnauthorizedResult(); return; }
          await next();
        } }`,
    }),
    'required by body',
  ],
  'middleware that lets everybody on and finds out who calls': [
    {
      'Program.cs': `${start}app.UseMiddleware<JwtMiddleware>();\napp.MapGet("/x", () => 1);`,
      'JwtMiddleware.cs': `public class JwtMiddleware {
        private readonly RequestDelegate _next;
        public JwtMiddleware(RequestDelegate next) { _next = next; }
        public async Task Invoke(HttpContext context) {
          var token = context.Request.Headers["Authorization"].FirstOrDefault()?.Split(" ").Last();
          if (token != null) {
            try {
              var handler = new JwtSecurityTokenHandler();
              handler.ValidateToken(token, new TokenValidationParameters(), out SecurityToken validated);
              context.Items["User"] = ((JwtSecurityToken)validated).Claims.First(x => x.Type == "id").Value;
            } catch { }
          }
          await _next(context);
        } }`,
    },
    'optional by body',
  ],
  'middleware that refuses by the status': [
    {
      'Program.cs': `${start}app.UseMiddleware<KeyMiddleware>();\napp.MapGet("/x", () => 1);`,
      'KeyMiddleware.cs': `public class KeyMiddleware(RequestDelegate next, IConfiguration configuration) {
        public async Task InvokeAsync(HttpContext context) {
          var key = context.Request.Headers["X-Api-Key"].ToString();
          if (key != configuration["ApiKey"]) { context.Response.StatusCode = 401; await context.Response.WriteAsync("no"); return; }
          await next(context);
        } }`,
    },
    'required by body',
  ],
  'a filter of endpoints': [
    {
      'Program.cs': `${start}app.MapGet("/x", () => 1).AddEndpointFilter<AdminFilter>();`,
      'AdminFilter.cs': `public class AdminFilter : IEndpointFilter {
        public async ValueTask<object> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) {
          if (!context.HttpContext.User.IsInRole("admin")) return Results.Forbid();
          return await next(context);
        } }`,
    },
    'required role by body',
  ],
  'a filter of endpoints that is written in place': [
    {
      'Program.cs': `${start}app.MapGet("/x", () => 1).AddEndpointFilter(async (context, next) => {
        if (context.HttpContext.User.Identity?.IsAuthenticated != true) return Results.Unauthorized();
        return await next(context);
      });`,
    },
    'required by body',
  ],
  'an attribute that nobody can follow goes by its name': [
    action('[HttpGet, RequirePermission("x")] public IActionResult X() => Ok();'),
    'unknown permission by name',
  ],
};

const handlers: Readonly<Record<string, readonly [Readonly<Record<string, string>>, string]>> = {
  'a row by its key': [
    action(
      '[HttpGet("{id}")] public async Task<IActionResult> X(int id) { var u = await _context.Users.FindAsync(id); if (u is null) return NotFound(); return Ok(u); }',
    ),
    'read Users (path id)',
  ],
  'a row by a condition, and the whole of a set': [
    action(
      '[HttpGet] public IActionResult X([FromQuery] string email) { var all = _context.Orders.ToList(); return Ok(_context.Users.Where(u => u.Email == email).FirstOrDefault()); }',
    ),
    'list Orders () whole; read Users (query email)',
  ],
  'the caller in the query': [
    action(
      '[HttpGet("{id}")] public async Task<IActionResult> X(int id) { var me = User.FindFirstValue(ClaimTypes.NameIdentifier); return Ok(await _context.Orders.Include(o => o.Items).FirstOrDefaultAsync(o => o.Id == id && o.UserId == me)); }',
    ),
    'read Orders (path id, principal) scoped',
  ],
  'a query that is built in steps': [
    action(
      '[HttpGet] public async Task<IActionResult> X() { var query = _context.Orders.AsQueryable(); query = query.Where(o => o.UserId == User.GetUserId()); return Ok(await query.ToListAsync()); }',
    ),
    'list Orders (principal) scoped',
  ],
  'a query in the words of the language': [
    action(
      '[HttpGet("{id}")] public IActionResult X(int id) { var q = from o in _context.Orders where o.Id == id select o; return Ok(q.FirstOrDefault()); }',
    ),
    'read Orders (path id)',
  ],
  'the owner is compared after the row was fetched': [
    action(
      '[HttpGet("{id}")] public async Task<IActionResult> X(int id) { var o = await _context.Orders.FindAsync(id); if (o.UserId != int.Parse(User.FindFirst("sub")!.Value)) return Forbid(); return Ok(o); }',
    ),
    'required; owner; read Orders (path id) compared',
  ],
  'the owner is compared in one expression that answers': [
    action(
      '[HttpGet("{id}")] public IActionResult X(int id) { var o = _context.Orders.Find(id); return o.UserId == User.GetUserId() ? Ok(o) : Forbid(); }',
    ),
    'required; owner; read Orders (path id) compared',
  ],
  'an exception refuses': [
    action(
      '[HttpGet("{id}")] public IActionResult X(int id) { var o = _context.Orders.Find(id) ?? throw new KeyNotFoundException(); if (o.OwnerId != _currentUser.Id) throw new UnauthorizedAccessException(); return Ok(o); }',
    ),
    'required; owner; read Orders (path id) compared',
  ],
  'a row that has to be there is what is deleted': [
    action(
      '[HttpDelete("{id}")] public async Task X(int id) { var o = await _context.Orders.FindAsync(id) ?? throw new NotFoundException(); _context.Orders.Remove(o); await _context.SaveChangesAsync(); }',
      {
        'ShopContext.cs': 'public class ShopContext : DbContext { public DbSet<Order> Orders { get; set; } = null!; }',
      },
    ),
    'read Orders (path id); delete Orders (path id)',
  ],
  'a role is asked in the handler': [
    action(
      '[HttpDelete("{id}")] public IActionResult X(int id) { if (!User.IsInRole("Admin")) return StatusCode(403); _context.Users.Remove(new User { Id = id }); _context.SaveChanges(); return NoContent(); }',
    ),
    'required; role; delete Users (path id) guarded',
  ],
  'the service of authorization is asked about the row': [
    action(
      '[HttpPut("{id}")] public async Task<IActionResult> X(int id) { var o = await _context.Orders.FindAsync(id); var result = await _authorization.AuthorizeAsync(User, o, "edit"); if (!result.Succeeded) return Forbid(); return Ok(); }',
    ),
    'required; permission; read Orders (path id) compared',
  ],
  'a row is changed when it is saved': [
    action(
      '[HttpPut("{id}")] public async Task<IActionResult> X(int id, UserDto dto) { var u = await _context.Users.FindAsync(id); u.Name = dto.Name; u.Role = dto.Role; await _context.SaveChangesAsync(); return NoContent(); }',
    ),
    'read Users (path id); update Users (path id) sets Role',
  ],
  'all that the request holds is written': [
    action(
      '[HttpPut("{id}")] public async Task<IActionResult> X(int id, User user) { _context.Entry(user).State = EntityState.Modified; await _context.SaveChangesAsync(); return NoContent(); }',
    ),
    'update User (body id) writes all',
  ],
  'a row that is made for the caller': [
    action(
      '[HttpPost] public async Task<IActionResult> X(OrderDto dto) { var o = new Order { Text = dto.Text, UserId = User.GetUserId() }; _context.Orders.Add(o); await _context.SaveChangesAsync(); return Ok(o); }',
      {
        'Order.cs':
          'public class Order { public int Id { get; set; } public string Text { get; set; } public string UserId { get; set; } }',
      },
    ),
    'create Orders () stores the caller, owned',
  ],
  'what a mapper makes of the request': [
    action(
      '[HttpPost] public IActionResult X([FromBody] User user) { _context.Users.Add(_mapper.Map<User>(user)); _context.SaveChanges(); return Ok(); }',
    ),
    'create Users () writes all',
  ],
  'a service behind its interface': [
    action(
      '[HttpDelete("{id}")] public async Task<IActionResult> X(int id) { await _users.Delete(id); return Ok(); }',
      {
        'IUsers.cs': 'public interface IUsers { Task Delete(int id); }',
        'Users.cs':
          'public class Users : IUsers { private readonly ShopContext _db; public Users(ShopContext db) { _db = db; } public async Task Delete(int id) { var u = await _db.Users.FindAsync(id); _db.Users.Remove(u); await _db.SaveChangesAsync(); } }',
      },
    ),
    'read Users (path id); delete Users (path id)',
  ],
  'a generic repository, by the type of its rows': [
    action('[HttpGet("{id}")] public async Task<IActionResult> X(int id) => Ok(await _orders.GetByIdAsync(id));', {
      'IRepository.cs': 'public interface IRepository<T> { Task<T> GetByIdAsync(int id); }',
      'Repository.cs':
        'public class Repository<T> : IRepository<T> { private readonly ShopContext _c; public async Task<T> GetByIdAsync(int id) => await _c.Set<T>().FindAsync(id); }',
    }),
    'read Order (path id)',
  ],
  'a message and what handles it': [
    action(
      '[HttpDelete("{id}")] public async Task<IActionResult> X(int id) { await _mediator.Send(new DeleteUserCommand(id)); return NoContent(); }',
      {
        'Features/DeleteUserCommand.cs': 'public record DeleteUserCommand(int Id) : IRequest;',
        'Features/DeleteUserCommandHandler.cs':
          'public class DeleteUserCommandHandler(ShopContext db) : IRequestHandler<DeleteUserCommand> { public async Task Handle(DeleteUserCommand request, CancellationToken ct) { await db.Users.Where(u => u.Id == request.Id).ExecuteDeleteAsync(ct); } }',
      },
    ),
    'delete Users (path id)',
  ],
  'a message in one class with what handles it': [
    action(
      '[HttpDelete("{id}")] public async Task<IActionResult> X(int id) => Ok(await _mediator.Send(new Delete.Command { Id = id }));',
      {
        'Delete.cs':
          'public class Delete { public class Command : IRequest { public int Id { get; set; } } public class Handler : IRequestHandler<Command> { private readonly ShopContext _db; public async Task Handle(Command request, CancellationToken ct) { var u = await _db.Users.FindAsync(request.Id); _db.Remove(u); await _db.SaveChangesAsync(); } } }',
      },
    ),
    'read Users (path id); delete Users (path id)',
  ],
  'a message of a class that a method is called like, as the action is given it': [
    action(
      '[HttpPut] public async Task<IActionResult> Edit([FromBody] Edit.Command command) => Ok(await _mediator.Send(command));',
      {
        'Edit.cs':
          'public class Edit { public class Command : IRequest { public int Id { get; set; } public string Text { get; set; } } public class Handler(ShopContext db) : IRequestHandler<Command> { public async Task Handle(Command message, CancellationToken ct) { var p = await db.Posts.FirstAsync(x => x.Id == message.Id); p.Text = message.Text; await db.SaveChangesAsync(); } } }',
      },
    ),
    'read Posts (body id); update Posts (body id)',
  ],
  'the caller behind an accessor of the request': [
    action(
      '[HttpGet] public IActionResult X() => Ok(_context.Orders.Where(o => o.UserId == _accessor.Id()).ToList()); private readonly IUserAccessor _accessor;',
      {
        'IUserAccessor.cs': 'public interface IUserAccessor { string Id(); }',
        'UserAccessor.cs':
          'public class UserAccessor(IHttpContextAccessor http) : IUserAccessor { public string Id() => http.HttpContext?.User?.Claims?.FirstOrDefault(x => x.Type == "id")?.Value; }',
      },
    ),
    'list Orders (principal) scoped',
  ],
  'a message whose handler is not there': [
    action(
      '[HttpDelete("{id}")] public async Task<IActionResult> X(int id) { await _mediator.Send(new DeleteUserCommand(id)); return NoContent(); }',
    ),
    'what handles _mediator.Send(…) could not be found',
  ],
  'users of Identity': [
    action(
      '[HttpPost("{id}")] public async Task<IActionResult> X(string id, string role) { var u = await _userManager.FindByIdAsync(id); await _userManager.AddToRoleAsync(u, role); return Ok(); }',
    ),
    'read User (path id); update User (path id)',
  ],
  'the caller by Identity': [
    action(
      '[HttpGet] public async Task<IActionResult> X() { var me = await _userManager.GetUserAsync(User); return Ok(await _context.Orders.Where(o => o.UserId == me.Id).ToListAsync()); }',
    ),
    'list Orders (principal) scoped',
  ],
  'SQL with parameters': [
    action(
      '[HttpGet("{id}")] public async Task<IActionResult> X(int id) => Ok(await _connection.QueryFirstOrDefaultAsync<Order>("SELECT * FROM Orders WHERE Id = @id", new { id }));',
    ),
    'read Orders (path id)',
  ],
  'a password is verified': [
    action(
      '[HttpPost] public async Task<IActionResult> X(LoginDto dto) { var u = await _userManager.FindByNameAsync(dto.Name); if (u == null || !await _userManager.CheckPasswordAsync(u, dto.Password)) return Unauthorized(); return Ok(new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken())); }',
    ),
    'required; verifies or issues a password; verifies or issues a token; read User (body dto.Name)',
  ],
  'an endpoint with its services': [
    {
      'Program.cs': `${start}app.MapGet("/orders/{id}", async (int id, ClaimsPrincipal user, ShopContext db) =>
        await db.Orders.FindAsync(id) is Order order && order.UserId == user.FindFirstValue("sub") ? Results.Ok(order) : Results.NotFound());`,
    },
    'required; owner; read Orders (path id) compared',
  ],
  'an endpoint with a method of a class': [
    {
      'Program.cs': `${start}app.MapDelete("/orders/{id}", OrderHandlers.Delete);`,
      'OrderHandlers.cs':
        'public static class OrderHandlers { public static async Task<IResult> Delete(int id, ShopContext db) { var o = await db.Orders.FindAsync(id); db.Orders.Remove(o); await db.SaveChangesAsync(); return TypedResults.NoContent(); } }',
    },
    'read Orders (path id); delete Orders (path id)',
  ],
  'a property of the base controller that names the caller': [
    action('', {
      'Base.cs': '',
      'BaseController.cs':
        'public abstract class BaseController : ControllerBase { protected int UserId => int.Parse(User.FindFirst("id").Value); }',
      'UsersController.cs':
        '[Route("users")] public class UsersController : BaseController { private readonly ShopContext _context; [HttpGet] public IActionResult X() => Ok(_context.Orders.Where(o => o.UserId == UserId).ToList()); }',
    }),
    'list Orders (principal) scoped',
  ],
};

suite('Guards of ASP.NET Core', () => {
  for (const [name, [files, is]] of Object.entries(guards)) {
    test(name, async () => {
      const { guards: found } = await routeOf(files);
      assert.equal(found.map(printGuard).join('; '), is);
    });
  }
});

suite('Handlers of ASP.NET Core', () => {
  for (const [name, [files, is]] of Object.entries(handlers)) {
    test(name, async () => assert.equal(printHandler((await routeOf(files)).handler), is));
  }
});
