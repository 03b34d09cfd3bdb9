using System.Linq.Expressions;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>
/// Somebody published a version on a channel. Append-only: rows are never deleted, their plan never changes, and an end
/// may only come earlier, never into the past; so what was live at a past instant stays what was live.
/// </summary>
[Audited]
internal sealed class Publication
{
    private Publication()
    {
    }

    public Guid Id { get; private set; }

    public string ItemId { get; private set; } = "";

    public string Language { get; private set; } = "";

    public Channel Channel { get; private set; }

    public string VersionId { get; private set; } = "";

    public int VersionNumber { get; private set; }

    public string Sha256 { get; private set; } = "";

    public string Slug { get; private set; } = "";

    /// <summary>As it was when the publisher decided.</summary>
    public RiskClass RiskClass { get; private set; }

    public Guid PublishedBy { get; private set; }

    public string PublisherName { get; private set; } = "";

    public DateTimeOffset PublishedAt { get; private set; }

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset? Until { get; private set; }

    /// <summary>When readers first saw the item on this channel in this language, through all its publications.</summary>
    public DateTimeOffset FirstPublished { get; private set; }

    /// <summary>Earlier end than planned; an instant at or before <see cref="From"/> means it never was seen.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public EndReason? EndReason { get; private set; }

    public Guid? EndedBy { get; private set; }

    public static Publication Of(
        Guid id, Item item, ItemVersion version, Channel channel, Person by, DateTimeOffset now, PublicationSpan span, DateTimeOffset? firstPublished) => new()
        {
            Id = id,
            ItemId = version.ItemId,
            Language = version.Language,
            Channel = channel,
            VersionId = version.Id,
            VersionNumber = version.Number,
            Sha256 = version.Sha256,
            Slug = version.Slug ?? version.ItemId,
            RiskClass = item.RiskClass,
            PublishedBy = by.Id,
            PublisherName = by.Name,
            PublishedAt = now,
            From = span.From,
            Until = span.Until,
            FirstPublished = firstPublished ?? span.From,
        };

    /// <summary>The one shape of the question "is it live?", for the database and for objects.</summary>
    public static Expression<Func<Publication, bool>> LiveAt(DateTimeOffset at) =>
        publication => publication.From <= at
            && (publication.Until == null || publication.Until > at)
            && (publication.EndedAt == null || publication.EndedAt > at);

    /// <summary>Live at <paramref name="at"/> or planned for later.</summary>
    public static Expression<Func<Publication, bool>> OpenAt(DateTimeOffset at) =>
        publication => (publication.Until == null || publication.Until > at)
            && (publication.EndedAt == null || (publication.EndedAt > at && publication.EndedAt > publication.From));

    /// <summary>When it ends or ended; <c>null</c> = no end.</summary>
    public DateTimeOffset? End => EndedAt is { } ended && !(Until < ended) ? ended : Until;

    public bool IsLiveAt(DateTimeOffset at) => From <= at && !(End <= at);

    public bool IsOpenAt(DateTimeOffset at) => !(End <= at) && !(End <= From);

    /// <summary>Ends it at <paramref name="at"/> if it would last longer.</summary>
    public void EndBy(DateTimeOffset at, EndReason reason, Person by)
    {
        if (End <= at) return;
        EndedAt = at;
        EndReason = reason;
        EndedBy = by.Id;
    }
}
