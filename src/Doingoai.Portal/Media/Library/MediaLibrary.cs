using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Media.Library;

/// <summary>The library in the portal's database.</summary>
internal sealed class MediaLibrary(IDbContextFactory<PortalDb> dbs, UploadMedia upload, TimeProvider time) : IMediaLibrary
{
    public Task<MediaAsset> UploadAsync(Stream content, string fileName, Person by, Guid? unit, CancellationToken cancel) =>
        upload.RunAsync(content, fileName, by, unit, cancel);

    public async Task<MediaAsset?> FindAsync(string sha256, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.MediaAssets.AsNoTracking().FirstOrDefaultAsync(asset => asset.Sha256 == sha256, cancel);
    }

    public async Task<MediaAsset?> FindByKeyAsync(string key, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.MediaAssets.AsNoTracking().Where(asset => asset.Key == key)
            .OrderByDescending(asset => asset.UploadedAt).FirstOrDefaultAsync(cancel);
    }

    public async Task<MediaAsset?> FindByLegacyIdAsync(string id, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var (assets, files) = (db.MediaAssets, db.LegacyFiles);
        return await (from file in files join asset in assets on file.Sha256 equals asset.Sha256 where file.Id == id select asset).AsNoTracking().FirstOrDefaultAsync(cancel);
    }

    public async Task<IReadOnlyDictionary<string, MediaAsset>> FindAllAsync(IReadOnlyCollection<string> sha256s, CancellationToken cancel)
    {
        if (sha256s.Count == 0) return new Dictionary<string, MediaAsset>();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.MediaAssets.AsNoTracking().Where(asset => sha256s.Contains(asset.Sha256)).ToDictionaryAsync(asset => asset.Sha256, cancel);
    }

    public async Task<MediaPage> ListAsync(MediaFilter filter, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var matching = await MediaQuery.MatchingAsync(db, filter, time.GetUtcNow(), cancel);
        var total = await matching.CountAsync(cancel);
        var assets = await matching.OrderByDescending(asset => asset.UploadedAt).ThenBy(asset => asset.Sha256)
            .Skip(Math.Max(filter.Skip, 0)).Take(Math.Clamp(filter.Take, 1, 200)).ToListAsync(cancel);
        return new MediaPage(assets, total);
    }
}
