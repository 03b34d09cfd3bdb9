using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Media.Intake;
using Doingoai.Portal.Media.Uploads;
using Doingoai.Portal.Platform;
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

    public async Task<MediaAsset> RunAsync(Stream content, string fileName, Person by, Guid? unit, CancellationToken cancel) =>
        (await TakeAsync(content, fileName, by, unit, folder: null, cancel)).Asset;

    /// <summary>Also says whether it was there before.</summary>
    public async Task<TakenMedia> TakeAsync(Stream content, string fileName, Person by, Guid? unit, Guid? folder, CancellationToken cancel)
    {
        var file = await BoundedRead.ReadAsync(content, options.Value.MaxBytes, cancel);
        var source = Sha256Name.Of(file);
        if (await FindAsync(source, cancel) is { } known) return new(known, WasKnown: true);

        try
        {
            var accepted = await intake.AcceptAsync(file, cancel);
            var sha256 = await blobs.PutAsync(accepted.Bytes, cancel);
            return await AddAsync(new MediaAsset(sha256, accepted with { SourceSha256 = source }, Tidy(fileName), by, unit, time.GetUtcNow()), folder, cancel);
        }
        catch (IOException full) when (DiskFull.Is(full))
        {
            throw new RuleException("media.disk-full");
        }
    }

    /// <summary>Takes a video that lies on disk; the file is moved.</summary>
    public async Task<TakenMedia> TakeVideoAsync(string file, MediaFormat format, string source, UploadSession upload, CancellationToken cancel) =>
        await TakeVideoAsync(MediaIntake.AcceptVideo(file, format, source), file, upload.FileName, upload.Person, upload.FolderId, cancel);

    public async Task<TakenMedia> TakeVideoAsync(AcceptedMedia accepted, string file, string fileName, Person by, Guid? folder, CancellationToken cancel)
    {
        var sha256 = await blobs.TakeAsync(file, cancel);
        return await AddAsync(new MediaAsset(sha256, accepted, Tidy(fileName), by, null, time.GetUtcNow()), folder, cancel);
    }

    /// <summary>The asset made of a file with this hash.</summary>
    public async Task<MediaAsset?> FindAsync(string source, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.MediaAssets.AsNoTracking().FirstOrDefaultAsync(asset => asset.SourceSha256 == source || asset.Sha256 == source, cancel);
    }

    /// <summary>Only the name, never a path; some browsers and cameras send one.</summary>
    public static string Tidy(string fileName)
    {
        var name = string.Concat(fileName.Split('/', '\\')[^1].Where(letter => !char.IsControl(letter))).Trim();
        return name.Length switch { 0 => "file", > LongestName => name[^LongestName..], _ => name };
    }

    private async Task<TakenMedia> AddAsync(MediaAsset asset, Guid? folder, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.MediaAssets.FindAsync([asset.Sha256], cancel) is { } same) return new(same, WasKnown: true);

        asset.BelongTo((await db.Users.FindAsync([asset.UploadedBy], cancel))?.UnitId);
        if (folder is not null && await db.MediaFolders.FindAsync([folder], cancel) is not null) asset.MoveTo(folder);
        db.MediaAssets.Add(asset);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new(asset, WasKnown: false);
        }
        catch (DbUpdateException) // two uploaded it in the same moment; if not, it is another fault
        {
            if (await FindAsync(asset.Sha256, cancel) is { } theirs) return new(theirs, WasKnown: true);
            throw;
        }
    }
}
