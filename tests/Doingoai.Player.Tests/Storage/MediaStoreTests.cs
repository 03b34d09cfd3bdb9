using Doingoai.Player.Storage;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.Player.Tests.Storage;

public sealed class MediaStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MachineTime _time = new();
    private readonly List<FaultBody> _faults = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_stored_file_is_there_after_a_restart_since_when_it_arrived()
    {
        var bytes = A.File(200_000);
        var media = A.Media(bytes);
        Assert.Equal(MediaOutcome.Stored, await Store().PutAsync(media, bytes));
        var arrived = _time.TrueMs;
        _time.Advance(TimeSpan.FromHours(1));

        var again = Store();
        Assert.Null(again.PathOf(media.Sha256));
        await again.OpenAsync(Cancel);

        Assert.Equal(bytes, await File.ReadAllBytesAsync(again.PathOf(media.Sha256)!, Cancel));
        Assert.Equal(arrived, again.AvailableSinceMs[media.Sha256]);
    }

    [Fact]
    public async Task A_file_that_is_not_what_the_manifest_names_is_refused()
    {
        var bytes = A.File(1_000);
        var media = A.Media(bytes);
        bytes[500] ^= 1;

        Assert.Equal(MediaOutcome.Mismatch, await Store().PutAsync(media, bytes));
        Assert.Equal(MediaOutcome.Mismatch, await Store().PutAsync(media, bytes.AsMemory(1)));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(9 * 1024 * 1024)]
    public async Task A_file_that_changed_on_the_disk_is_dropped_and_told(int size)
    {
        var bytes = A.File(size);
        var media = A.Media(bytes);
        var store = Store();
        await store.PutAsync(media, bytes);
        Flip(store.PathOf(media.Sha256)!, size / 2);

        var again = Store();
        await (await again.OpenAsync(Cancel)).Rest;

        Assert.Null(again.PathOf(media.Sha256));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Path, "media")));
        Assert.Equal(FaultCodes.MediaCorrupted, Assert.Single(_faults).Code);
    }

    [Fact]
    public async Task Only_what_is_not_needed_is_evicted()
    {
        var store = Store(new(MostBytes: 20));
        byte[][] files = [A.File(10, 1), A.File(10, 2), A.File(10, 3)];
        var media = files.Select(A.Media).ToList();
        for (var i = 0; i < 3; i++) await store.PutAsync(media[i], files[i]);
        var dropped = new List<string>();
        store.Dropped += dropped.Add;

        await store.KeepAsync(new HashSet<string> { media[0].Sha256, media[2].Sha256, new('a', 64) });

        Assert.Equal([media[1].Sha256], dropped);
        Assert.Equal([true, false, true], media.Select(one => store.Has(one.Sha256)));
        Assert.True(File.Exists(store.PathOf(media[2].Sha256)));
    }

    [Fact]
    public async Task What_is_not_needed_any_more_stays_within_the_budget_and_the_longest_unneeded_goes_first()
    {
        var store = Store(new(MostBytes: 30));
        byte[][] files = [A.File(10, 1), A.File(10, 2), A.File(10, 3), A.File(10, 4)];
        var media = files.Select(A.Media).ToList();
        for (var i = 0; i < 3; i++) await store.PutAsync(media[i], files[i]);
        await NeedAsync(store, media[0], media[1]);
        await NeedAsync(store, media[1]);
        await NeedAsync(store, media[2]);
        Assert.All(media[..3], one => Assert.True(store.Has(one.Sha256)));

        await store.PutAsync(media[3], files[3]);
        Assert.Equal([false, true, true, true], media.Select(one => store.Has(one.Sha256)));
    }

    [Fact]
    public async Task A_large_file_that_has_no_room_beside_what_is_needed_waits_is_told_once_and_comes_when_there_is_room()
    {
        var small = A.File(ManifestMedia.ChunkBytes, 1);
        var large = A.Media(A.File(2 * ManifestMedia.ChunkBytes, 2));
        var store = Store(new(MostBytes: 2 * ManifestMedia.ChunkBytes + 100));
        await store.PutAsync(A.Media(small), small);
        await NeedAsync(store, A.Media(small), large);

        Assert.Null(await store.BeginAsync(large));
        Assert.Null(await store.BeginAsync(large));
        Assert.Equal(FaultCodes.MediaBudget, Assert.Single(_faults).Code);
        Assert.True(store.Has(A.Media(small).Sha256));

        await NeedAsync(store, large);
        Assert.NotNull(await store.BeginAsync(large));
        Assert.False(store.Has(A.Media(small).Sha256));
    }

    [Theory]
    [InlineData(0, 100, 900, 1_000, -700)] // of 800 allowed
    [InlineData(750, 100, 250, 1_000, 50)]
    [InlineData(100, 100, 120, 1_000, 30)] // others fill the disk: 50 stay free
    public void The_budget_is_four_fifths_of_the_disk_and_a_reserve_stays_free(long used, long coming, long free, long total, long excess) =>
        Assert.Equal(excess, new MediaBudget().Excess(used, coming, (free, total)));

    [Fact]
    public async Task Pieces_that_came_before_a_restart_need_not_come_again_unless_they_changed()
    {
        var bytes = A.File(4 * ManifestMedia.ChunkBytes + 17);
        var media = A.Media(bytes);
        var store = Store();
        var part = await store.BeginAsync(media);
        foreach (var chunk in new[] { 0, 1, 3 }) await store.WriteAsync(part!, chunk, Chunk(bytes, chunk));
        store.Close(part!);
        Flip(part!.Path, ManifestMedia.ChunkBytes + 5);

        var again = Store();
        var resumed = (await again.BeginAsync(media))!;

        Assert.Equal((1, 2), resumed.Missing);
        foreach (var chunk in new[] { 1, 2, 4 }) Assert.Equal(MediaOutcome.Stored, await again.WriteAsync(resumed, chunk, Chunk(bytes, chunk)));
        Assert.Equal(MediaOutcome.Stored, await again.CompleteAsync(resumed));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(again.PathOf(media.Sha256)!, Cancel));
    }

    [Fact]
    public async Task Right_pieces_of_a_wrong_whole_are_refused()
    {
        var bytes = A.File(2 * ManifestMedia.ChunkBytes);
        var media = A.Media(bytes) with { Sha256 = new('0', 64) };
        var store = Store();
        var part = (await store.BeginAsync(media))!;
        for (var chunk = 0; chunk < 2; chunk++) await store.WriteAsync(part, chunk, Chunk(bytes, chunk));

        Assert.Equal(MediaOutcome.Mismatch, await store.CompleteAsync(part));
        Assert.False(store.Has(media.Sha256));
        Assert.False(File.Exists(part.Path));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("AAAA")]
    public void Names_that_are_no_hash_are_nothing(string name) => Assert.Null(Store().PathOf(name));

    private Task NeedAsync(MediaStore store, params ManifestMedia[] needed)
    {
        _time.Advance(TimeSpan.FromHours(1));
        return store.KeepAsync(needed.Select(one => one.Sha256).ToHashSet());
    }

    [Fact]
    public async Task What_is_being_written_is_not_cleared_away_though_a_new_manifest_needs_it_no_more()
    {
        var (small, large) = (A.File(1_000), A.File(2 * ManifestMedia.ChunkBytes, seed: 2));
        var disk = new RefusingDisk();
        var store = Store(disk: disk);
        disk.Meanwhile = () => store.KeepAsync(new HashSet<string>()).Wait(Cancel);

        Assert.Equal(MediaOutcome.Stored, await store.PutAsync(A.Media(small), small));
        var part = (await store.BeginAsync(A.Media(large)))!;
        for (var chunk = 0; chunk < 2; chunk++) await store.WriteAsync(part, chunk, Chunk(large, chunk));
        Assert.Equal(MediaOutcome.Stored, await store.CompleteAsync(part));

        Assert.Equal(large, await File.ReadAllBytesAsync(store.PathOf(A.Media(large).Sha256)!, Cancel));
    }

    [Fact]
    public async Task A_part_that_nobody_writes_any_more_is_cleared_away_when_nobody_needs_it()
    {
        var bytes = A.File(2 * ManifestMedia.ChunkBytes);
        var store = Store();
        var part = (await store.BeginAsync(A.Media(bytes)))!;
        await store.WriteAsync(part, 0, Chunk(bytes, 0));
        await store.KeepAsync(new HashSet<string>());
        Assert.True(File.Exists(part.Path));

        store.Close(part);
        await store.KeepAsync(new HashSet<string>());

        Assert.False(File.Exists(part.Path));
    }

    [Fact]
    public async Task A_file_begun_anew_before_who_gave_it_up_let_go_is_cleared_away_when_both_have()
    {
        var bytes = A.File(2 * ManifestMedia.ChunkBytes);
        var store = Store();
        var (one, two) = ((await store.BeginAsync(A.Media(bytes)))!, (await store.BeginAsync(A.Media(bytes)))!);

        store.Close(one);
        await store.KeepAsync(new HashSet<string>());
        Assert.True(File.Exists(two.Path));

        store.Close(two);
        await store.KeepAsync(new HashSet<string>());
        Assert.False(File.Exists(two.Path));
    }

    [Fact]
    public async Task What_a_manifest_that_comes_needs_does_not_make_room_for_its_own_media()
    {
        var (old, fresh) = (A.File(10, 1), A.File(10, 2));
        var coming = A.Media(A.File(15, 3));
        var store = Store(new(MostBytes: 30));
        await store.PutAsync(A.Media(old), old);
        await NeedAsync(store);
        await store.PutAsync(A.Media(fresh), fresh);
        await NeedAsync(store); // nobody needs either; the old one would go first

        store.Need([A.Media(old), coming]);
        await store.BeginAsync(coming);

        Assert.Equal([true, false], ((byte[][])[old, fresh]).Select(file => store.Has(A.Media(file).Sha256)));
    }

    [Fact]
    public async Task A_film_that_waits_for_its_check_at_start_is_not_fetched_again_unless_it_turns_out_to_be_damaged()
    {
        var (good, bad) = (A.File(9 * 1024 * 1024, 1), A.File(9 * 1024 * 1024, 2));
        var before = Store();
        await before.PutAsync(A.Media(good), good);
        await before.PutAsync(A.Media(bad), bad);
        Flip(before.PathOf(A.Media(bad).Sha256)!, 77);
        var seen = new HashSet<string>();
        using var slow = new ManualResetEventSlim();
        var store = Store(disk: new RefusingDisk { Opening = path => { if (!seen.Add(path)) slow.Wait(Cancel); } }); // found first, then read
        var dropped = new List<string>();
        store.Dropped += dropped.Add;

        var check = await store.OpenAsync(Cancel);
        Assert.False(store.Has(A.Media(good).Sha256) || store.Lacks(A.Media(good).Sha256) || store.Lacks(A.Media(bad).Sha256));
        slow.Set();
        await check.Rest;

        Assert.True(store.Has(A.Media(good).Sha256));
        Assert.True(store.Lacks(A.Media(bad).Sha256));
        Assert.Equal([A.Media(bad).Sha256], dropped);
    }

    private static ReadOnlyMemory<byte> Chunk(byte[] bytes, int chunk) =>
        bytes.AsMemory(chunk * ManifestMedia.ChunkBytes, Math.Min(ManifestMedia.ChunkBytes, bytes.Length - chunk * ManifestMedia.ChunkBytes));

    private static void Flip(string path, int at)
    {
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
        file.Position = at;
        var value = file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)(value ^ 4));
    }

    private MediaStore Store(MediaBudget? budget = null, IDisk? disk = null)
    {
        var store = new MediaStore(disk ?? new Disk(), _folder.Path, budget ?? new(), new PlayerClock(_time, "boot", null, 0), NullLogger<MediaStore>.Instance);
        store.Fault += _faults.Add;
        return store;
    }
}
