using Microsoft.Win32.SafeHandles;

namespace Doingoai.Player.Storage;

/// <summary>An open file of the machine's own disk.</summary>
internal sealed class DiskFile(string path, FileMode mode, FileAccess access) : IDiskFile
{
    private readonly SafeFileHandle _handle =
        File.OpenHandle(path, mode, access, FileShare.ReadWrite | FileShare.Delete);

    public long Length => RandomAccess.GetLength(_handle);

    public int Read(Span<byte> into, long offset)
    {
        var read = 0;
        while (read < into.Length && RandomAccess.Read(_handle, into[read..], offset + read) is var count and > 0) read += count;
        return read;
    }

    public void Write(ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(_handle, bytes, offset);

    public void Truncate(long length) => RandomAccess.SetLength(_handle, length);

    public void Sync() => RandomAccess.FlushToDisk(_handle);

    public void Dispose() => _handle.Dispose();
}
