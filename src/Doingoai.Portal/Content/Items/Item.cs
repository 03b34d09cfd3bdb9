using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Content.Items;

/// <summary>One thing in all its languages: what they share, and how often anything of it changed.</summary>
[Audited]
internal sealed class Item
{
    private Item()
    {
    }

    public string Id { get; private set; } = "";

    /// <summary>Key of its content type.</summary>
    public string Type { get; private set; } = "";

    public Guid OwnerUnitId { get; private set; }

    public RiskClass RiskClass { get; private set; }

    /// <summary>Its number in the site that came before.</summary>
    public int? LegacyNumber { get; private set; }

    /// <summary>Shared fields, <see cref="FieldSet"/> form.</summary>
    public string Shared { get; private set; } = "{}";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public Guid CreatedBy { get; private set; }

    /// <summary>Concurrency token; grows with every save of any part.</summary>
    public int Revision { get; private set; }

    /// <summary><see cref="Revision"/> at which the shared part last changed.</summary>
    public int SharedRevision { get; private set; }

    /// <summary>The language that is written first; the others are translated from it.</summary>
    public string SourceLanguage { get; private set; } = Languages.Vietnamese;

    public static Item Create(string type, Guid ownerUnit, Person by, DateTimeOffset now, string? id = null) => new()
    {
        Id = id ?? ContentId.New(),
        Type = type,
        OwnerUnitId = ownerUnit,
        RiskClass = RiskClass.Normal,
        CreatedAt = now,
        CreatedBy = by.Id,
    };

    /// <summary>Begins a save by somebody who saw <paramref name="seen"/>.</summary>
    public void BeginSave(int seen, DateTimeOffset now)
    {
        if (seen > Revision) throw new RuleException("item.changed-by-someone-else");
        Revision++;
        ChangedAt = now;
    }

    /// <summary>Takes shared fields; refuses when they changed since <paramref name="seen"/>.</summary>
    public void Share(IReadOnlyDictionary<string, FieldValue> shared, int seen)
    {
        if (SharedRevision > seen) throw new RuleException("item.changed-by-someone-else");
        Shared = FieldSet.Write(shared);
        SharedRevision = Revision;
    }

    public void Classify(RiskClass riskClass) => RiskClass = riskClass;

    public void MoveTo(Guid ownerUnit) => OwnerUnitId = ownerUnit;

    public void TranslateFrom(string language) => SourceLanguage = Languages.Knows(language) ? language : throw new RuleException("item.unknown-language", language);

    public void ComeFrom(LegacyOrigin origin) => LegacyNumber = origin.Number;
}
