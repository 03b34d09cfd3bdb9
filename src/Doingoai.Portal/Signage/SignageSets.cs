using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Approvals;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Portal.Signage.Slides;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage;

/// <summary>The module's sets.</summary>
internal static class SignageSets
{
    extension(PortalDb db)
    {
        internal DbSet<Cluster> Clusters => db.Set<Cluster>();

        internal DbSet<Device> Devices => db.Set<Device>();

        internal DbSet<Output> Outputs => db.Set<Output>();

        internal DbSet<Screen> Screens => db.Set<Screen>();

        internal DbSet<ScreenClass> ScreenClasses => db.Set<ScreenClass>();

        internal DbSet<Playlist> Playlists => db.Set<Playlist>();

        internal DbSet<Schedule> Schedules => db.Set<Schedule>();

        internal DbSet<ShowNow> ShowNows => db.Set<ShowNow>();

        internal DbSet<Slide> Slides => db.Set<Slide>();

        internal DbSet<StoredApproval> Approvals => db.Set<StoredApproval>();

        internal DbSet<IssuedManifest> Manifests => db.Set<IssuedManifest>();

        internal DbSet<IssuedRecallList> RecallLists => db.Set<IssuedRecallList>();
    }
}
