using System.Formats.Tar;
using Doingoai.Player.Storage;
using Doingoai.Player.Sync;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.Player.Tests.Sync;

public sealed class StickImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MediaStore _store;
    private readonly List<ManifestMedia> _wanted = [];
    private readonly StickImport _import;

    public StickImportTests()
    {
        var time = new MachineTime();
        var options = new PlayerOptions { StartFolders = Path.Combine(_folder.Path, "media") };
        _store = new(new Disk(), Path.Combine(_folder.Path, "store"), new(), new(time, "boot", null, 0), NullLogger<MediaStore>.Instance);
        _import = new(new(new(Path.Combine(_folder.Path, "player")), options), _store, () => _wanted, time, NullLogger<StickImport>.Instance);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_one_stick_lacks_or_has_damaged_comes_from_another()
    {
        var (one, two, three) = (A.File(3_000), A.File(2_000_000), A.File(5_000));
        _wanted.AddRange([A.Media(one), A.Media(two), A.Media(three)]);
        var damaged = two.ToArray();
        damaged[1_500_000] ^= 1;
        await StickAsync("first", (A.Media(one), one), (A.Media(two), damaged));
        await StickAsync("second", (A.Media(two), two));

        Assert.Equal(2, await _import.StepAsync(Cancel));

        Assert.Equal(two, await File.ReadAllBytesAsync(_store.PathOf(A.Media(two).Sha256)!, Cancel));
        Assert.Null(_store.PathOf(A.Media(three).Sha256));
    }

    [Fact]
    public async Task A_stick_that_is_no_bundle_holds_up_no_other()
    {
        var bytes = A.File(3_000);
        _wanted.Add(A.Media(bytes));
        Directory.CreateDirectory(Path.Combine(_folder.Path, "media", "a"));
        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "media", "a", Bundles.FileName), A.File(10_000), Cancel);
        await StickAsync("b", (A.Media(bytes), bytes));

        Assert.Equal(1, await _import.StepAsync(Cancel));
    }

    [Fact]
    public async Task A_stick_put_in_later_is_read_and_one_already_read_is_not_read_again()
    {
        var (one, two) = (A.File(3_000), A.File(4_000));
        _wanted.AddRange([A.Media(one), A.Media(two)]);
        var first = await StickAsync("first", (A.Media(one), one));
        Assert.Equal(1, await _import.StepAsync(Cancel));
        Assert.Equal(0, await _import.StepAsync(Cancel));
        var written = File.GetLastWriteTimeUtc(first);
        await StickAsync("first", (A.Media(two), two));
        File.SetLastWriteTimeUtc(first, written); // as it was, as far as one sees
        Assert.Equal(0, await _import.StepAsync(Cancel));

        await StickAsync("second", (A.Media(two), two));

        Assert.Equal(1, await _import.StepAsync(Cancel));
    }

    private async Task<string> StickAsync(string name, params (ManifestMedia Media, byte[] Bytes)[] files)
    {
        var path = Path.Combine(_folder.Path, "media", name, Bundles.FileName);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var tar = new TarWriter(File.Create(path));
        foreach (var (media, bytes) in files)
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, Bundles.Media(media.Sha256)) { DataStream = new MemoryStream(bytes) }, Cancel);
        return path;
    }
}
