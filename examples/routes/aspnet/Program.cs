// A garage with customers, repairs and vehicles.
using Garage.Data;
using Garage.Endpoints;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<GarageContext>(options => options.UseSqlite("Data Source=garage.db"));
builder.Services.AddAuthentication().AddJwtBearer();
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("foreman", policy => policy.RequireRole("foreman"));
    // Asks only that somebody is known, whatever its name promises.
    options.AddPolicy("staff", policy => policy.RequireAuthenticatedUser());
});
builder.Services.AddControllers();

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapControllers();
app.MapGroup("/vehicles").RequireAuthorization().MapVehicles();
app.Run();
