using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;

namespace Doingoai.Portal.Content.Terms;

/// <summary>One thing that must be called the same everywhere. It ends, it is not deleted: old texts were judged by it.</summary>
[Audited(Except = [nameof(ChangedAt), nameof(Revision)])]
internal sealed class Term
{
    private readonly List<TermEntry> _entries = [];

    private Term()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>How recipes and CSV files name it.</summary>
    public string Key { get; private set; } = "";

    public TermKind Kind { get; private set; }

    public string Note { get; private set; } = "";

    /// <summary>From then on it proposes and forbids nothing.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Revision { get; private set; }

    public IReadOnlyList<TermEntry> Entries => _entries;

    public TermInfo Info => new(
        Key, Kind, Note, _entries.Select(entry => (entry.Language, entry.Forms)).Where(one => !one.Forms.IsEmpty).ToDictionary(one => one.Language, one => one.Forms), EndedAt is not null, Revision);

    public static Term Of(string key, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), Key = key };

    /// <summary>Takes a cleaned description by somebody who saw <c>Revision</c> of it. False if nothing changed.</summary>
    public bool Describe(TermInfo info, DateTimeOffset now)
    {
        if (info.Revision != Revision) throw new RuleException("term.changed-by-someone-else", info.Name);
        var changed = Kind != info.Kind || Note != info.Note || info.Ended != EndedAt is not null;
        (Kind, Note) = (info.Kind, info.Note);
        EndedAt = info.Ended ? EndedAt ?? now : null;
        foreach (var language in Languages.All)
        {
            var entry = _entries.Find(one => one.Language == language);
            if (entry is null && info.In(language).IsEmpty) continue;
            if (entry is null) _entries.Add(entry = TermEntry.Of(Id, language));
            changed |= entry.Describe(info.In(language));
        }

        if (!changed && Revision > 0) return false;
        Revision++;
        ChangedAt = now;
        return true;
    }
}
