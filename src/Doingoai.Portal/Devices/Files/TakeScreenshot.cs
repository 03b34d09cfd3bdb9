using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using NetVips;

namespace Doingoai.Portal.Devices.Files;

/// <summary>The picture a screenshot command asked for.</summary>
internal sealed class TakeScreenshot(IDbContextFactory<PortalDb> dbs, IBlobStore blobs, TimeProvider time)
{
    private const int Attempts = 5;
    private const long MaxPixels = 40_000_000;

    public async Task<ScreenshotVerdict> RunAsync(Guid device, Guid command, byte[] bytes, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var row = await db.Set<CommandRow>().FirstOrDefaultAsync(row => row.Id == command && row.Device == device && row.Name == Protocol.Wire.CommandNames.Screenshot, cancel);
        if (row is null) return ScreenshotVerdict.NotAsked;
        if (row.IsFinal || row.NotAfter <= time.GetUtcNow()) return ScreenshotVerdict.TooLate;
        if (await DevicePictures.EncodeAsync(bytes, MaxPixels, Exact, cancel) is not { } picture) return ScreenshotVerdict.NotAPicture;

        await BringAsync(command, await blobs.PutAsync(picture, cancel), cancel);
        return ScreenshotVerdict.Taken;
    }

    // The same device reports about the same order meanwhile.
    private async Task BringAsync(Guid command, string picture, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            var row = await db.Set<CommandRow>().SingleAsync(row => row.Id == command, cancel);
            row.Bring(picture);
            try
            {
                await db.SaveChangesAsync(cancel);
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // The row has moved on.
            }
        }
    }

    // They are compared with what was approved.
    private static byte[] Exact(Image picture) => picture.PngsaveBuffer(compression: 3, keep: Enums.ForeignKeep.None);
}
