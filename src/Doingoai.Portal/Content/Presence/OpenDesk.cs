namespace Doingoai.Portal.Content.Presence;

/// <summary>One window in which a person has an item open. A row that is not renewed means nothing any more: nobody has to close it.</summary>
internal sealed class OpenDesk
{
    private OpenDesk()
    {
    }

    /// <summary>The window.</summary>
    public Guid Id { get; private set; }

    public string ItemId { get; private set; } = "";

    public Guid PersonId { get; private set; }

    public string PersonName { get; private set; } = "";

    public DateTimeOffset SeenAt { get; private set; }

    public static OpenDesk Of(Guid window, string item, Platform.Identity.Person person, DateTimeOffset now) =>
        new() { Id = window, ItemId = item, PersonId = person.Id, PersonName = person.Name, SeenAt = now };
}
