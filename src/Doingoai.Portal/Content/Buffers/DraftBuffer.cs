using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Buffers;

/// <summary>
/// What one person has typed into one part of an item (a language, or what the languages share) and not yet saved. Nobody
/// else sees it, nothing is made of it: it only waits until the person saves or gives it up.
/// </summary>
internal sealed class DraftBuffer
{
    private DraftBuffer()
    {
    }

    public Guid PersonId { get; private set; }

    /// <summary>The item's id, or the name of a new one (<see cref="BufferKey"/>).</summary>
    public string Item { get; private set; } = "";

    /// <summary>A language, or <see cref="BufferKey.Shared"/>.</summary>
    public string Part { get; private set; } = "";

    /// <summary>Only what was touched, as typed; an emptied field has an empty text.</summary>
    public string Fields { get; private set; } = "{}";

    /// <summary>The version that stood on the screen when typing began; <c>null</c> = there was none.</summary>
    public string? Basis { get; private set; }

    /// <summary>Characters of <see cref="Fields"/>: what a person may keep is bounded.</summary>
    public int Size { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public int Revision { get; private set; }

    public static DraftBuffer Of(Guid person, string item, string part, string? basis) =>
        new() { PersonId = person, Item = item, Part = part, Basis = ContentId.IsValid(basis) ? basis : null };

    public void Keep(IEnumerable<KeptField> typed, DateTimeOffset now)
    {
        var fields = FieldSet.Read(Fields).ToDictionary();
        foreach (var one in typed) fields[one.Name] = one.Value;
        Fields = FieldSet.Write(fields);
        Size = Fields.Length;
        ChangedAt = now;
        Revision++;
    }
}
