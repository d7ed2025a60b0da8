namespace Garage.Data;

public class Customer
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string Role { get; set; } = "customer";
}

public record CustomerDto(string Role);
