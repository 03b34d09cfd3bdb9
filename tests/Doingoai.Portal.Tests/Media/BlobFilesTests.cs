using System.Security.Cryptography;

namespace Doingoai.Portal.Tests.Media;

public sealed class BlobFilesTests : IDisposable
{
    private readonly BlobRoom _room = new();

    [Fact]
    public async Task A_blob_is_found_under_the_hash_of_its_bytes()
    {
        byte[] bytes = [1, 2, 3];

        var sha256 = await _room.Blobs.PutAsync(bytes, TestContext.Current.CancellationToken);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), sha256);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_room.Blobs.PathOf(sha256)!, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_same_bytes_twice_are_one_file_and_nothing_is_left_in_staging()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _room.Blobs.PutAsync(new byte[100_000], TestContext.Current.CancellationToken)));

        Assert.Single(Directory.GetFiles(_room.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Chunks_are_hashed_MiB_by_MiB_also_by_a_portal_that_did_not_store_them()
    {
        var bytes = RandomNumberGenerator.GetBytes((2 * 1024 * 1024) + 5);
        var sha256 = await _room.Blobs.PutAsync(bytes, TestContext.Current.CancellationToken);
        string[] expected = [.. bytes.Chunk(1024 * 1024).Select(chunk => Convert.ToHexStringLower(SHA256.HashData(chunk)))];

        foreach (var blobs in new[] { _room.Blobs, _room.AnotherStart() })
        {
            var info = await blobs.FindAsync(sha256, TestContext.Current.CancellationToken);
            Assert.Equal(bytes.Length, info!.Size);
            Assert.Equal(expected, info.Chunks);
        }
    }

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("")]
    [InlineData("AA")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    [InlineData("../4567890123456789012345678901234567890123456789012345678901234")]
    public async Task What_is_no_hash_is_no_path(string name)
    {
        Assert.Null(_room.Blobs.PathOf(name));
        Assert.Null(await _room.Blobs.FindAsync(name, TestContext.Current.CancellationToken));
    }

    public void Dispose() => _room.Dispose();
}
