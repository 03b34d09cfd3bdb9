using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Content.Translation;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Items;

/// <summary>What somebody saved: immutable apart from its stage.</summary>
internal sealed class ItemVersion
{
    private ItemVersion()
    {
    }

    public string Id { get; private set; } = "";

    public string ItemId { get; private set; } = "";

    public string Language { get; private set; } = "";

    /// <summary>1, 2, 3 … within the variant.</summary>
    public int Number { get; private set; }

    /// <summary>Own fields and a copy of the shared ones, <see cref="FieldSet"/> form.</summary>
    public string Fields { get; private set; } = "{}";

    public string? Slug { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>For finding without diacritics.</summary>
    public string FoldedTitle { get; private set; } = "";

    public string? SectionKey { get; private set; }

    public string Sha256 { get; private set; } = "";

    /// <summary>The version it was translated from.</summary>
    public string? SourceVersionId { get; private set; }

    /// <summary>What each of its fields was translated from, <see cref="SourceBasis"/> form.</summary>
    public string? Basis { get; private set; }

    /// <summary>As the site that came before had it; nobody has changed it here.</summary>
    public bool Imported { get; private set; }

    /// <summary>Imported: since when readers had seen it on the site that came before.</summary>
    public DateTimeOffset? SeenSince { get; private set; }

    public Guid AuthorId { get; private set; }

    public string AuthorName { get; private set; } = "";

    public DateTimeOffset SavedAt { get; private set; }

    public Stage Stage { get; private set; }

    public static ItemVersion Draft(
        Item item, ContentType type, Variant variant, int number, IReadOnlyDictionary<string, FieldValue> fields, string? source, Person author, DateTimeOffset now)
    {
        var title = fields.GetValueOrDefault(type.Title)?.Text ?? "";
        return new()
        {
            Id = ContentId.New(),
            ItemId = item.Id,
            Language = variant.Language,
            Number = number,
            Fields = FieldSet.Write(fields),
            Slug = variant.Slug,
            Title = title,
            FoldedTitle = Folding.Fold(title),
            SectionKey = fields.Values.FirstOrDefault(value => value.Kind == FieldKind.Section)?.Text,
            Sha256 = FieldSet.Sha256(item.Id, item.Type, variant.Language, variant.Slug, fields),
            SourceVersionId = source,
            AuthorId = author.Id,
            AuthorName = author.Name,
            SavedAt = now,
            Stage = Stage.Draft,
        };
    }

    /// <summary>Recorded once, in the save that makes the version.</summary>
    public void TranslatedFrom(SourceBasis basis) => Basis ??= basis.Write();

    /// <summary>Recorded in the save that makes the version.</summary>
    public void ComeFrom(LegacyOrigin origin) => (Imported, SeenSince) = (origin.Imported, origin.SeenSince);

    /// <summary>Refuses what nobody, or not this person, may publish.</summary>
    public void DemandPublishable(Channel channel, Person by) => StageTable.Demand(Stage, Stage.Published, channel, AuthorId, by.Id);

    public Publication Publish(Guid id, Item item, Channel channel, Person by, DateTimeOffset now, PublicationSpan span, DateTimeOffset? firstPublished)
    {
        DemandPublishable(channel, by);
        Stage = Stage.Published;
        return Publication.Of(id, item, this, channel, by, now, span, firstPublished);
    }

    /// <summary>No publication of it is left on any channel.</summary>
    public void Archive(Channel last)
    {
        StageTable.Demand(Stage, Stage.Archived, last, AuthorId, by: Guid.Empty);
        Stage = Stage.Archived;
    }
}
