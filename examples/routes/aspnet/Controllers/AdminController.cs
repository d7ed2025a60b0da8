using Garage.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Garage.Controllers;

[ApiController]
[Route("api/admin")]
public class AdminController : ControllerBase
{
    private readonly GarageContext _context;

    public AdminController(GarageContext context)
    {
        _context = context;
    }

    [HttpGet("customers")]
    [Authorize(Policy = "foreman")]
    public async Task<IActionResult> Customers() => Ok(await _context.Customers.ToListAsync());

    // The policy asks only that somebody is known, so every customer deletes every other one.
    [HttpDelete("customers/{id:int}")]
    [Authorize(Policy = "staff")]
    public async Task<IActionResult> Remove(int id)
    {
        await _context.Customers.Where(customer => customer.Id == id).ExecuteDeleteAsync();
        return NoContent();
    }

    // Nobody asks who calls.
    [HttpPut("customers/{id:int}")]
    public async Task<IActionResult> Promote(int id, CustomerDto dto)
    {
        var customer = await _context.Customers.FindAsync(id);
        if (customer is null) return NotFound();
        customer.Role = dto.Role;
        await _context.SaveChangesAsync();
        return NoContent();
    }
}
