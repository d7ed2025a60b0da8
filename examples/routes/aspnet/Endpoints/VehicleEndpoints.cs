using System.Security.Claims;
using Garage.Data;
using Microsoft.EntityFrameworkCore;

namespace Garage.Endpoints;

public static class VehicleEndpoints
{
    public static RouteGroupBuilder MapVehicles(this RouteGroupBuilder group)
    {
        group.MapGet("", Mine);
        group.MapPost("", Register);
        // Whose the vehicle is nobody asks.
        group.MapPut("/{id:int}", Rename);
        group.MapDelete("/{id:int}", Scrap).RequireAuthorization("foreman");
        return group;
    }

    private static async Task<IResult> Mine(ClaimsPrincipal user, GarageContext db)
    {
        var customer = user.FindFirstValue(ClaimTypes.NameIdentifier);
        return Results.Ok(await db.Vehicles.Where(vehicle => vehicle.CustomerId == customer).ToListAsync());
    }

    private static async Task<IResult> Register(VehicleDto dto, ClaimsPrincipal user, GarageContext db)
    {
        var customer = user.FindFirstValue(ClaimTypes.NameIdentifier);
        db.Vehicles.Add(new Vehicle { Plate = dto.Plate, CustomerId = customer });
        await db.SaveChangesAsync();
        return Results.NoContent();
    }

    private static async Task<IResult> Rename(int id, VehicleDto dto, GarageContext db)
    {
        var vehicle = await db.Vehicles.FindAsync(id);
        if (vehicle is null) return Results.NotFound();
        vehicle.Plate = dto.Plate;
        await db.SaveChangesAsync();
        return Results.NoContent();
    }

    private static async Task<IResult> Scrap(int id, GarageContext db)
    {
        await db.Vehicles.Where(vehicle => vehicle.Id == id).ExecuteDeleteAsync();
        return Results.NoContent();
    }
}
