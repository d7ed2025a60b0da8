namespace Garage.Data;

public class Vehicle
{
    public int Id { get; set; }
    public string CustomerId { get; set; } = "";
    public string Plate { get; set; } = "";
}

public record VehicleDto(string Plate);
