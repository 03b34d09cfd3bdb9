using Doingoai.Portal.Media;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>Pages show what is said of a picture: they are drawn anew when it changes.</summary>
internal sealed class MediaChangeRaisesGeneration(KnownGeneration generation) : IMediaChangePart
{
    public Task ApplyAsync(PortalDb db, CancellationToken cancel) =>
        db.SiteGeneration.Where(row => row.Id == SiteGeneration.TheOne).ExecuteUpdateAsync(set => set.SetProperty(row => row.Number, row => row.Number + 1), cancel);

    public void Committed() => generation.Forget();
}
