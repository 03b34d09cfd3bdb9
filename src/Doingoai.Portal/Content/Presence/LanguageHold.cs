using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Presence;

/// <summary>Who writes in a language of an item. It forbids nothing: others are shown it and may take over; it lapses by silence.</summary>
internal sealed class LanguageHold
{
    private LanguageHold()
    {
    }

    public string ItemId { get; private set; } = "";

    public string Language { get; private set; } = "";

    public Guid PersonId { get; private set; }

    public string PersonName { get; private set; } = "";

    public DateTimeOffset TypedAt { get; private set; }

    public int Revision { get; private set; }

    public static LanguageHold Of(string item, string language, Person person, DateTimeOffset now)
    {
        var hold = new LanguageHold { ItemId = item, Language = language };
        hold.Take(person, now);
        return hold;
    }

    public bool IsOver(DateTimeOffset now) => now - TypedAt >= Presences.Silence;

    /// <summary>Typing renews one's own hold and takes one that is over; it does not push anybody out.</summary>
    public void Typed(Person person, DateTimeOffset now)
    {
        if (PersonId == person.Id || IsOver(now)) Take(person, now);
    }

    public void Take(Person person, DateTimeOffset now)
    {
        (PersonId, PersonName, TypedAt) = (person.Id, person.Name, now);
        Revision++;
    }
}
