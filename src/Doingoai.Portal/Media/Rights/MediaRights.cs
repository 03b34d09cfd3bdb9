using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Media.Rights;

/// <summary>Keeps the few assets whose licence ends.</summary>
internal sealed class MediaRights(IDbContextFactory<PortalDb> dbs, TimeProvider time) : IMediaRights, IOn<MediaChanged>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private volatile Snapshot? _snapshot;
    private long _changes;

    public async ValueTask<IReadOnlyDictionary<string, DateTimeOffset>> EndsAsync(CancellationToken cancel)
    {
        if (_snapshot is { } known && time.GetElapsedTime(known.At) < Patience) return known.Ends;

        var (at, changes) = (time.GetTimestamp(), Volatile.Read(ref _changes));
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var ends = await db.MediaAssets.AsNoTracking().Where(asset => asset.LicenceEndsAt != null)
            .Select(asset => new { asset.Sha256, End = asset.LicenceEndsAt!.Value }).ToDictionaryAsync(one => one.Sha256, one => one.End, cancel);
        if (changes == Volatile.Read(ref _changes)) _snapshot = new(ends, at); // else read before a change that came in between
        return ends;
    }

    public void Handle(MediaChanged happened)
    {
        Interlocked.Increment(ref _changes);
        _snapshot = null;
    }

    private sealed record Snapshot(IReadOnlyDictionary<string, DateTimeOffset> Ends, long At);
}
