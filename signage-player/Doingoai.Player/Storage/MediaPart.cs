using Doingoai.Protocol.Manifests;

namespace Doingoai.Player.Storage;

/// <summary>
/// A file of which not all pieces are there. Which ones are is not written down but seen from their hashes when the part is
/// opened again: a list could be wrong after a power cut, a hash cannot.
/// </summary>
internal sealed class MediaPart : IDisposable
{
    private readonly IDiskFile _file;
    private readonly bool[] _has;

    private MediaPart(IDiskFile file, string path, ManifestMedia media) => (_file, Path, Media, _has) = (file, path, media, new bool[media.Chunks.Count]);

    public string Path { get; }

    public ManifestMedia Media { get; }

    /// <summary>Bytes of the pieces that are there.</summary>
    public long Written => Enumerable.Range(0, _has.Length).Where(chunk => _has[chunk]).Sum(chunk => (long)LengthOf(chunk));

    /// <summary>First piece that is missing, and how many in a row; <c>null</c>: none.</summary>
    public (int First, int Count)? Missing
    {
        get
        {
            var first = Array.IndexOf(_has, false);
            if (first < 0) return null;
            var next = Array.IndexOf(_has, true, first);
            return (first, (next < 0 ? _has.Length : next) - first);
        }
    }

    public static MediaPart Open(IDisk disk, string path, ManifestMedia media)
    {
        var part = new MediaPart(disk.OpenToWrite(path), path, media);
        part.Recognise();
        return part;
    }

    public static long OffsetOf(int chunk) => (long)chunk * ManifestMedia.ChunkBytes;

    public int LengthOf(int chunk) => (int)Math.Min(ManifestMedia.ChunkBytes, Media.Size - OffsetOf(chunk));

    /// <summary>Writes a piece; false if it is not the right one.</summary>
    public bool Write(int chunk, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != LengthOf(chunk) || MediaHash.Of(bytes) != Media.Chunks[chunk]) return false;
        _file.Write(bytes, OffsetOf(chunk));
        return _has[chunk] = true;
    }

    public void Sync()
    {
        _file.Truncate(Media.Size); // an older part may have been longer
        _file.Sync();
    }

    public bool IsWhole() => Missing is null && _file.Length == Media.Size && MediaHash.Of(_file) == Media.Sha256;

    public void Dispose() => _file.Dispose();

    private void Recognise()
    {
        var buffer = new byte[ManifestMedia.ChunkBytes];
        for (var chunk = 0; chunk < _has.Length && OffsetOf(chunk) < _file.Length; chunk++)
        {
            var length = LengthOf(chunk);
            _has[chunk] = _file.Read(buffer.AsSpan(0, length), OffsetOf(chunk)) == length && MediaHash.Of(buffer.AsSpan(0, length)) == Media.Chunks[chunk];
        }
    }
}
