namespace Doingoai.Player.Storage;

/// <summary>An open file.</summary>
internal interface IDiskFile : IDisposable
{
    long Length { get; }

    /// <summary>Bytes read; fewer than asked only at the end.</summary>
    int Read(Span<byte> into, long offset);

    void Write(ReadOnlySpan<byte> bytes, long offset);

    void Truncate(long length);

    /// <summary>What was written before this call survives a power cut.</summary>
    void Sync();
}
