namespace Doingoai.Player.Technician;

/// <summary>The agent's side of the technician page. Everything is judged here, nothing in the page.</summary>
internal interface ITechnicianDesk
{
    /// <summary>Returns at once; answers come by <see cref="IVisitor.Tell"/>.</summary>
    /// <param name="screens">Those the page covers.</param>
    void Take(IVisitor visitor, IReadOnlyList<Guid> screens, TechnicianAsk ask);

    /// <summary>The page has gone.</summary>
    void Left(IVisitor visitor);
}
