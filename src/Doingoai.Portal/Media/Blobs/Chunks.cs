namespace Doingoai.Portal.Media.Blobs;

/// <summary>A player checks a download MiB by MiB, so a broken link costs at most one.</summary>
internal static class Chunks
{
    public const int Size = 1024 * 1024;

    public static IReadOnlyList<string> Of(ReadOnlySpan<byte> bytes)
    {
        var hashes = new List<string>();
        for (; bytes.Length > 0; bytes = bytes[Math.Min(Size, bytes.Length)..])
            hashes.Add(Sha256Name.Of(bytes[..Math.Min(Size, bytes.Length)]));
        return hashes;
    }

    public static async Task<(long Size, IReadOnlyList<string> Hashes)> OfFileAsync(string path, CancellationToken cancel)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan | FileOptions.Asynchronous);
        var buffer = new byte[Size];
        var hashes = new List<string>();
        var at = 0L;
        while (await FillAsync(file, buffer, at, cancel) is var read and > 0)
        {
            hashes.Add(Sha256Name.Of(buffer.AsSpan(0, read)));
            at += read;
        }

        return (at, hashes);
    }

    private static async Task<int> FillAsync(Microsoft.Win32.SafeHandles.SafeFileHandle file, byte[] buffer, long at, CancellationToken cancel)
    {
        var filled = 0;
        while (filled < buffer.Length && await RandomAccess.ReadAsync(file, buffer.AsMemory(filled), at + filled, cancel) is var read and > 0)
            filled += read;
        return filled;
    }
}
