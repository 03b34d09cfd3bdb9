namespace Doingoai.Portal.Media;

/// <summary>Files named by the SHA-256 of their bytes. What is stored never changes and is never stored twice.</summary>
public interface IBlobStore
{
    /// <summary>Stores <paramref name="bytes"/> durably and returns their SHA-256 in lower-case hex.</summary>
    Task<string> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel);

    /// <summary>The same for a file on the disk of the blobs, which is moved.</summary>
    Task<string> TakeAsync(string file, CancellationToken cancel);

    /// <summary>Where the file is, or <c>null</c> if absent.</summary>
    string? PathOf(string sha256);

    /// <summary>Size and hashes of the chunks by which players fetch it, or <c>null</c> if absent.</summary>
    Task<BlobInfo?> FindAsync(string sha256, CancellationToken cancel);
}
