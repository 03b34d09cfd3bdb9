namespace Doingoai.Player.Technician;

/// <summary>A page at which somebody made the gesture. What it was let in for ends with its connection.</summary>
internal interface IVisitor
{
    /// <summary>The latest wins. Never blocks.</summary>
    void Tell(TechnicianView view);
}
