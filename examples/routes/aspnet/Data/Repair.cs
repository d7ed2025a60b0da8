namespace Garage.Data;

public class Repair
{
    public int Id { get; set; }
    public string CustomerId { get; set; } = "";
    public string Work { get; set; } = "";
}
