using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>What follows from a change of publications, inside its transaction.</summary>
internal static class PublicationRows
{
    /// <summary>The address now belongs to the item for good.</summary>
    public static async Task AddAddressAsync(this PortalDb db, Publication publication, CancellationToken cancel)
    {
        var known = await db.SlugHistory.FindAsync([publication.Language, publication.Slug], cancel);
        if (known is null) db.SlugHistory.Add(SlugHistory.Of(publication));
        else if (known.ItemId != publication.ItemId) throw new RuleException("slug.taken", publication.Slug);
    }

    /// <summary>Archives those of <paramref name="versions"/> that no publication shows now or will show.</summary>
    public static async Task ArchiveUnseenAsync(this PortalDb db, IReadOnlyCollection<string> versions, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var id in versions.Distinct())
        {
            var publications = await db.Publications.Where(row => row.VersionId == id).ToListAsync(cancel); // the tracked ones, with their new ends
            if (publications.Any(row => row.IsOpenAt(now))) continue;

            var version = await db.Versions.SingleAsync(row => row.Id == id, cancel);
            if (version.Stage == Stage.Published) version.Archive(publications[^1].Channel);
        }
    }
}
