using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Translation.Assigning;

/// <summary>Somebody is to translate an item into a language. It ends, it is not deleted; at most one is open per item and language.</summary>
[Audited]
internal sealed class Assignment
{
    private Assignment()
    {
    }

    public Guid Id { get; private set; }

    public string ItemId { get; private set; } = "";

    public string Language { get; private set; } = "";

    public Guid PersonId { get; private set; }

    public string PersonName { get; private set; } = "";

    /// <summary>Last day, in Vietnam.</summary>
    public DateOnly? Due { get; private set; }

    public string Note { get; private set; } = "";

    public Guid AssignedBy { get; private set; }

    public string AssignedByName { get; private set; } = "";

    public DateTimeOffset AssignedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public AssignmentOutcome? Outcome { get; private set; }

    public static Assignment Of(string item, string language, Person person, DateOnly? due, string note, Person by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ItemId = item,
        Language = language,
        PersonId = person.Id,
        PersonName = person.Name,
        Due = due,
        Note = note,
        AssignedBy = by.Id,
        AssignedByName = by.Name,
        AssignedAt = now,
    };

    /// <summary>The same person gets another day or note.</summary>
    public void Change(DateOnly? due, string note) => (Due, Note) = (due, note);

    public void End(AssignmentOutcome outcome, DateTimeOffset now)
    {
        if (EndedAt is not null) return;
        (EndedAt, Outcome) = (now, outcome);
    }
}
