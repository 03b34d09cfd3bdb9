namespace Doingoai.Portal.Content.Lists;

/// <summary>The columns a person wants to see in the list of items.</summary>
internal sealed class ListColumns(Guid personId, string columns)
{
    public Guid PersonId { get; private set; } = personId;

    /// <summary>Names of <see cref="ItemColumn"/>, joined by spaces.</summary>
    public string Columns { get; private set; } = columns;

    public void Change(string columns) => Columns = columns;
}
