namespace Doingoai.Portal.Content.Lists;

/// <summary>A filter of the list of items that a person gave a name to.</summary>
internal sealed class SavedList
{
    private SavedList()
    {
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>What stands in the address behind the question mark.</summary>
    public string Query { get; private set; } = "";

    public DateTimeOffset SavedAt { get; private set; }

    public static SavedList Of(Guid person, string name, string query, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), PersonId = person, Name = name, Query = query, SavedAt = now };

    public void Change(string query, DateTimeOffset now) => (Query, SavedAt) = (query, now);
}
