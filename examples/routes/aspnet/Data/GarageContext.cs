using Microsoft.EntityFrameworkCore;

namespace Garage.Data;

public class GarageContext : DbContext
{
    public GarageContext(DbContextOptions<GarageContext> options) : base(options) { }

    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<Repair> Repairs => Set<Repair>();
    public DbSet<Vehicle> Vehicles => Set<Vehicle>();
    public DbSet<Offer> Offers => Set<Offer>();
}
