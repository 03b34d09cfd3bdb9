using Doingoai.Player.Storage;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.Player.Tests.Storage;

public sealed class MediaStoreCrashTests
{
    private static readonly byte[] Slide = A.File(300, 1);
    private static readonly byte[] Film = A.File(2 * ManifestMedia.ChunkBytes + 3, 2);
    private static readonly byte[] Old = A.File(200, 3);

    private readonly List<FaultBody> _faults = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whenever_the_power_goes_what_was_stored_is_there_and_what_is_there_is_right()
    {
        var cut = 0;
        bool wasCut;
        do
        {
            var disk = new CrashingDisk { CutAt = ++cut };
            var stored = new HashSet<string>();
            wasCut = !await TryStoryAsync(Store(disk), stored);

            disk = disk.Restart(new(cut));
            var again = Store(disk);
            await (await again.OpenAsync(Cancel)).Rest;
            Assert.Subset(again.AvailableSinceMs.Keys.ToHashSet(), stored);
            foreach (var (sha256, _) in again.AvailableSinceMs) Assert.Equal(sha256, MediaHash.Of(disk[again.PathOf(sha256)!]));

            stored.Clear();
            Assert.True(await TryStoryAsync(again, stored));
            Assert.Equal([A.Media(Slide).Sha256, A.Media(Film).Sha256], stored);
        }
        while (wasCut);

        Assert.InRange(cut, 10, 60);
        Assert.DoesNotContain(_faults, fault => fault.Code != FaultCodes.MediaCorrupted);
    }

    [Fact]
    public async Task A_full_disk_is_told_once_and_what_is_there_stays()
    {
        var disk = new CrashingDisk();
        var watched = new WatchedDisk(disk, new MachineTime());
        watched.Began += _faults.Add;
        var store = Store(watched);
        await store.PutAsync(A.Media(Slide), Slide);
        disk.IsFull = true;

        Assert.Equal(MediaOutcome.DiskRefuses, await store.PutAsync(A.Media(Old), Old));
        Assert.Equal(MediaOutcome.DiskRefuses, await store.PutAsync(A.Media(Old), Old));
        Assert.Equal(FaultCodes.DiskFull, Assert.Single(_faults).Code);
        Assert.True(store.Has(A.Media(Slide).Sha256));

        disk.IsFull = false;
        Assert.Equal(MediaOutcome.Stored, await store.PutAsync(A.Media(Old), Old));
        Assert.True(store.Has(A.Media(Old).Sha256));
    }

    [Fact]
    public async Task A_disk_that_turned_read_only_still_gives_out_what_is_on_it()
    {
        var disk = new CrashingDisk();
        await Store(disk).PutAsync(A.Media(Slide), Slide);
        disk.IsReadOnly = true;

        var store = Store(disk);
        await store.OpenAsync(Cancel);

        Assert.NotNull(store.PathOf(A.Media(Slide).Sha256));
        Assert.Null(await store.BeginAsync(A.Media(Film)));
    }

    private static async Task<bool> TryStoryAsync(MediaStore store, HashSet<string> stored)
    {
        try
        {
            await store.PutAsync(A.Media(Old), Old);
            if (await store.PutAsync(A.Media(Slide), Slide) == MediaOutcome.Stored) stored.Add(A.Media(Slide).Sha256);
            var part = (await store.BeginAsync(A.Media(Film)))!;
            while (part.Missing is { } missing)
            {
                var at = (int)MediaPart.OffsetOf(missing.First);
                await store.WriteAsync(part, missing.First, Film.AsMemory(at, part.LengthOf(missing.First)));
            }

            if (await store.CompleteAsync(part) == MediaOutcome.Stored) stored.Add(A.Media(Film).Sha256);
            await store.KeepAsync(stored);
            return true;
        }
        catch (PowerCutException)
        {
            return false;
        }
    }

    private MediaStore Store(IDisk disk)
    {
        var store = new MediaStore(disk, "/player", new MediaBudget(), new PlayerClock(new MachineTime(), "boot", null, 0), NullLogger<MediaStore>.Instance);
        store.Fault += _faults.Add;
        return store;
    }
}
