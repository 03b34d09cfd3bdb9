using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Doingoai.Portal.Media.Blobs;

/// <summary>Blobs on the local disk: stage → hash → fsync → rename → fsync of the folder.</summary>
internal sealed class BlobFiles(BlobFolder folder) : IBlobStore
{
    private readonly ConcurrentDictionary<string, BlobInfo> _known = new();

    public async Task<string> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var sha256 = Sha256Name.Of(bytes.Span);
        var path = folder.Blob(sha256);
        if (!File.Exists(path)) await DurableFile.WriteAsync(folder.Staging, path, bytes, cancel);

        _known.TryAdd(sha256, new BlobInfo(sha256, bytes.Length, Chunks.Of(bytes.Span)));
        return sha256;
    }

    public async Task<string> TakeAsync(string file, CancellationToken cancel)
    {
        await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan | FileOptions.Asynchronous);
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
        DurableFile.Take(file, folder.Blob(sha256));
        return sha256;
    }

    public string? PathOf(string sha256) =>
        Sha256Name.IsValid(sha256) && folder.Blob(sha256) is var path && File.Exists(path) ? path : null;

    public async Task<BlobInfo?> FindAsync(string sha256, CancellationToken cancel)
    {
        if (PathOf(sha256) is not { } path) return null;
        if (_known.TryGetValue(sha256, out var known)) return known;

        var (size, chunks) = await Chunks.OfFileAsync(path, cancel);
        return _known.GetOrAdd(sha256, new BlobInfo(sha256, size, chunks));
    }
}
