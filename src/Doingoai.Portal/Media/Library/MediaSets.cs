using Doingoai.Portal.Media.Folders;
using Doingoai.Portal.Media.Uploads;
using Doingoai.Portal.Media.Videos;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Media.Library;

internal static class MediaSets
{
    extension(PortalDb db)
    {
        internal DbSet<MediaAsset> MediaAssets => db.Set<MediaAsset>();

        internal DbSet<LegacyFile> LegacyFiles => db.Set<LegacyFile>();

        internal DbSet<MediaFolder> MediaFolders => db.Set<MediaFolder>();

        internal DbSet<UploadSession> UploadSessions => db.Set<UploadSession>();

        internal DbSet<VideoJob> VideoJobs => db.Set<VideoJob>();
    }
}
