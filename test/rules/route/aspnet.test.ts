import { noInertGuard } from '../../../server/src/rules/route/no-inert-guard';
import { noSwappedStatus } from '../../../server/src/rules/route/no-swapped-status';
import { noUnverifiedToken } from '../../../server/src/rules/route/no-unverified-token';
import { requireAuthentication } from '../../../server/src/rules/route/require-authentication';
import { requireAuthorization } from '../../../server/src/rules/route/require-authorization';
import { requireOwnerCheck } from '../../../server/src/rules/route/require-owner-check';
import { testRouteRule } from '../../support/test-route-rule';

const program = 'var app = WebApplication.CreateBuilder(args).Build();\napp.MapControllers();\n';

/** A controller with a context of orders and users. */
function controller(code: string): string {
  return `[ApiController, Route("orders")]
public class OrdersController : ControllerBase {
  private readonly ShopContext _context;
  ${code}
}`;
}

suite('Routes of ASP.NET Core', () => {
  testRouteRule(requireAuthentication, {
    clean: {
      'a fallback policy that all endpoints take': {
        'Program.cs': `var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
var app = builder.Build();
app.MapDelete("/users/{id}", async (int id, ShopContext db) => { await db.Users.Where(u => u.Id == id).ExecuteDeleteAsync(); });`,
      },
      'a sign-in that everybody may reach': {
        'Program.cs': `${program}app.MapPost("/login", async (LoginRequest request, UserManager<User> users) => {
  var user = await users.FindByNameAsync(request.Name);
  return await users.CheckPasswordAsync(user, request.Password) ? Results.Ok(new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken())) : Results.Unauthorized();
});`,
      },
    },
    flagged: {
      'a write that nobody has to sign in for': {
        code: {
          'Program.cs': program,
          'OrdersController.cs': controller(`[«HttpDelete("{id}")»]
  public async Task<IActionResult> Remove(int id) {
    var order = await _context.Orders.FindAsync(id);
    _context.Orders.Remove(order);
    await _context.SaveChangesAsync();
    return NoContent();
  }`),
        },
        says: [
          'DELETE /orders/:id is open to everybody and deletes Orders by id: nothing on its way checks who calls.',
        ],
        severity: 'error',
      },
    },
  });

  testRouteRule(requireAuthorization, {
    clean: {
      'a policy that asks for a role': {
        'Program.cs': `var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthorization(o => o.AddPolicy("boss", p => p.RequireRole("boss")));
var app = builder.Build();
app.MapGet("/admin/users", async (ShopContext db) => await db.Users.ToListAsync()).RequireAuthorization("boss");`,
      },
      'a role that the handler asks for': {
        'Program.cs': `${program}app.MapGet("/admin/users", async (ClaimsPrincipal user, ShopContext db) =>
  user.IsInRole("admin") ? Results.Ok(await db.Users.ToListAsync()) : Results.Forbid()).RequireAuthorization();`,
      },
    },
    flagged: {
      'a policy that asks only that somebody is known': {
        code: {
          'Program.cs': `var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthorization(o => o.AddPolicy("boss", p => p.RequireAuthenticatedUser()));
var app = builder.Build();
app.«MapGet("/admin/users", async (ShopContext db) => await db.Users.ToListAsync())».RequireAuthorization("boss");`,
        },
        says: ["GET /admin/users: RequireAuthorization('boss') checks who calls, nothing checks what they may do."],
        severity: 'warning',
        offers: [],
      },
    },
  });

  testRouteRule(requireOwnerCheck, {
    clean: {
      'the caller in the query': {
        'Program.cs': program,
        'OrdersController.cs': controller(`[HttpDelete("{id}"), Authorize]
  public async Task<IActionResult> Remove(int id) {
    var order = await _context.Orders.FirstOrDefaultAsync(o => o.Id == id && o.UserId == User.FindFirstValue("sub"));
    if (order is null) return NotFound();
    _context.Orders.Remove(order);
    await _context.SaveChangesAsync();
    return NoContent();
  }`),
      },
    },
    flagged: {
      'orders of others, by counting up': {
        code: {
          'Program.cs': program,
          'OrdersController.cs': controller(`[«HttpDelete("{id}")», Authorize]
  public async Task<IActionResult> Remove(int id) {
    var order = await _context.Orders.FindAsync(id);
    _context.Orders.Remove(order);
    await _context.SaveChangesAsync();
    return NoContent();
  }`),
        },
        says: ['DELETE /orders/:id deletes Orders by id, and nothing ties the record to the caller.'],
        severity: 'information',
        offers: [],
      },
    },
  });

  testRouteRule(noInertGuard, {
    clean: {
      'what lets everybody into one action of a guarded class': {
        'Program.cs': program,
        'A.cs':
          '[Route("a"), Authorize] public class AController : ControllerBase { [HttpGet, AllowAnonymous] public IActionResult X() => Ok(); }',
      },
    },
    flagged: {
      'a role at an action of a class that lets everybody in': {
        code: {
          'Program.cs': program,
          'A.cs':
            '[Route("a"), AllowAnonymous] public class AController : ControllerBase { [HttpGet, «Authorize(Roles = "r")»] public IActionResult X() => Ok(); }',
        },
        says: ["[Authorize(Roles='r')] never runs for GET /a: AllowAnonymous at the class lets everybody in."],
      },
    },
  });

  testRouteRule(noSwappedStatus, {
    clean: {},
    flagged: {
      '401 for somebody who is known': {
        code: {
          'Program.cs': program,
          'OrdersController.cs': controller(`[HttpGet, Authorize]
  public IActionResult All() {
    if (!User.IsInRole("admin")) «return Unauthorized();»
    return Ok(_context.Orders.ToList());
  }`),
        },
        says: ['This answers 401 to a caller who is known: the caller is known here, and 403 says so.'],
        fixed: controller(`[HttpGet, Authorize]
  public IActionResult All() {
    if (!User.IsInRole("admin")) return Forbid();
    return Ok(_context.Orders.ToList());
  }`),
      },
    },
  });

  testRouteRule(noUnverifiedToken, {
    clean: {
      'a token that is verified': {
        'Program.cs': `${program}app.MapGet("/me", (HttpRequest request, ShopContext db) => {
  var principal = new JwtSecurityTokenHandler().ValidateToken(request.Headers["Authorization"], new TokenValidationParameters(), out var token);
  return db.Users.FirstOrDefault(u => u.Id == principal.FindFirst("sub").Value);
});`,
      },
    },
    flagged: {
      'claims of a token that is only read': {
        code: {
          'Program.cs': `${program}app.MapGet("/me", (HttpRequest request, ShopContext db) => {
  var token = «new JwtSecurityTokenHandler().ReadJwtToken(request.Headers["Authorization"])»;
  return db.Users.FirstOrDefault(u => u.Id == token.Subject);
});`,
        },
        says: [
          'This reads a JSON Web Token without verifying it, and compares u.Id == token.Subject: whoever calls can claim to be anybody.',
        ],
      },
    },
  });
});
