namespace Garage.Data;

public class Offer
{
    public int Id { get; set; }
    public string Text { get; set; } = "";
}
