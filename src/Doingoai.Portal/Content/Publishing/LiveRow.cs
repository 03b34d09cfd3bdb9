using System.Linq.Expressions;
using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>The one query shape behind every answer of <see cref="Live"/>.</summary>
internal sealed class LiveRow
{
    public required Publication Publication { get; init; }

    public required ItemVersion Version { get; init; }

    public required Item Item { get; init; }

    public static IQueryable<LiveRow> Query(PortalDb db, Channel channel, DateTimeOffset now, Expression<Func<Publication, bool>> which) =>
        from publication in db.Publications.AsNoTracking().Where(row => row.Channel == channel).Where(Publication.LiveAt(now)).Where(which)
        join version in db.Versions.AsNoTracking() on publication.VersionId equals version.Id
        join item in db.Items.AsNoTracking() on publication.ItemId equals item.Id
        select new LiveRow { Publication = publication, Version = version, Item = item }; // by property: EF looks through it, not through a constructor

    public LiveVersion ToLive() => new(
        Item.Id, Version.Id, Item.Type, Version.Language, Publication.Slug, FieldSet.Read(Version.Fields), Version.SectionKey, Item.OwnerUnitId, Publication.RiskClass,
        Publication.Id, Publication.From, Publication.End, Publication.FirstPublished, Version.Sha256)
    { Title = Version.Title, Updated = WasSeenBefore ? Publication.FirstPublished : default };

    /// <summary>Readers had this very text on the old portal: publishing it here gave them nothing new.</summary>
    private bool WasSeenBefore => Version is { Imported: true, Number: 1 };
}
