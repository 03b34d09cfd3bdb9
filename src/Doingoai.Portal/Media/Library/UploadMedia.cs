using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Media.Intake;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Media.Library;

/// <summary>Takes a file into the library.</summary>
internal sealed class UploadMedia(
    IDbContextFactory<PortalDb> dbs, MediaIntake intake, IBlobStore blobs, IOptions<MediaOptions> options, TimeProvider time)
{
    private const int LongestName = 200;

    public async Task<MediaAsset> RunAsync(Stream content, string fileName, Person by, Guid? unit, CancellationToken cancel)
    {
        var file = await BoundedRead.ReadAsync(content, options.Value.MaxBytes, cancel);
        var source = Sha256Name.Of(file);
        if (await FindAsync(source, cancel) is { } known) return known;

        var accepted = await intake.AcceptAsync(file, cancel);
        var sha256 = await blobs.PutAsync(accepted.Bytes, cancel);
        return await AddAsync(new MediaAsset(sha256, accepted with { SourceSha256 = source }, Tidy(fileName), by, unit, time.GetUtcNow()), cancel);
    }

    private async Task<MediaAsset?> FindAsync(string source, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.MediaAssets.AsNoTracking().FirstOrDefaultAsync(asset => asset.SourceSha256 == source || asset.Sha256 == source, cancel);
    }

    private async Task<MediaAsset> AddAsync(MediaAsset asset, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.MediaAssets.FindAsync([asset.Sha256], cancel) is { } same) return same;

        asset.BelongTo((await db.Users.FindAsync([asset.UploadedBy], cancel))?.UnitId);
        db.MediaAssets.Add(asset);
        try
        {
            await db.SaveChangesAsync(cancel);
            return asset;
        }
        catch (DbUpdateException) // two uploaded it in the same moment; if not, it is another fault
        {
            if (await FindAsync(asset.Sha256, cancel) is { } theirs) return theirs;
            throw;
        }
    }

    /// <summary>Only the name, never a path; some browsers and cameras send one.</summary>
    private static string Tidy(string fileName)
    {
        var name = string.Concat(fileName.Split('/', '\\')[^1].Where(letter => !char.IsControl(letter))).Trim();
        return name.Length switch { 0 => "file", > LongestName => name[^LongestName..], _ => name };
    }
}
