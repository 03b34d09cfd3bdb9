namespace Doingoai.Player.Technician;

/// <summary>A machine without identity belongs to no cluster: no PIN opens it.</summary>
internal sealed class NoDesk : ITechnicianDesk
{
    public void Take(IVisitor visitor, IReadOnlyList<Guid> screens, TechnicianAsk ask)
    {
        if (ask.Wish is TechnicianWish.Knock or TechnicianWish.Enter) visitor.Tell(new(TechnicianDoor.NoPin));
        if (ask.Wish == TechnicianWish.Leave) visitor.Tell(new(TechnicianDoor.Closed));
    }

    public void Left(IVisitor visitor)
    {
    }
}
