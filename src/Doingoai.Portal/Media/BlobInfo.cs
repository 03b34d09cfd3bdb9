namespace Doingoai.Portal.Media;

/// <summary><paramref name="Chunks"/>: SHA-256 in lower-case hex of each MiB, the last one shorter.</summary>
public sealed record BlobInfo(string Sha256, long Size, IReadOnlyList<string> Chunks);
