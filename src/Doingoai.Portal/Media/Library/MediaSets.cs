using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Media.Library;

internal static class MediaSets
{
    extension(PortalDb db)
    {
        internal DbSet<MediaAsset> MediaAssets => db.Set<MediaAsset>();
    }
}
