namespace Doingoai.Portal.Media.Intake;

/// <summary>A file that has proven to be what it seems, as it will be stored.</summary>
internal sealed record AcceptedMedia(MediaFormat Format, ReadOnlyMemory<byte> Bytes, string SourceSha256, (int Width, int Height) Size, long? DurationMs)
{
    /// <summary>A video may be a file too large for memory; then <see cref="Bytes"/> is empty.</summary>
    public long SizeBytes { get; init; } = Bytes.Length;
}
