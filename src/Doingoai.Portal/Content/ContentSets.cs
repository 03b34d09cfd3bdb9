using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Content.Sections;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content;

/// <summary>This module's sets. Other modules read content by <see cref="ILive"/>, and an architecture test says so.</summary>
internal static class ContentSets
{
    extension(PortalDb db)
    {
        internal DbSet<Item> Items => db.Set<Item>();

        internal DbSet<Variant> Variants => db.Set<Variant>();

        internal DbSet<ItemVersion> Versions => db.Set<ItemVersion>();

        internal DbSet<VersionMedia> VersionMedia => db.Set<VersionMedia>();

        internal DbSet<Publication> Publications => db.Set<Publication>();

        internal DbSet<SlugHistory> SlugHistory => db.Set<SlugHistory>();

        internal DbSet<SiteGeneration> SiteGeneration => db.Set<SiteGeneration>();

        internal DbSet<Section> Sections => db.Set<Section>();
    }
}
