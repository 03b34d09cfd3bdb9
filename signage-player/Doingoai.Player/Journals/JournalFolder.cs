using Doingoai.Player.Storage;

namespace Doingoai.Player.Journals;

/// <summary>The journal's files as they are on the disk, oldest run first. One caller at a time.</summary>
internal sealed class JournalFolder(IDisk disk, string path, Guid device)
{
    private const int WindowBytes = 64 * 1024;

    private readonly SortedDictionary<SegmentName, Segment> _segments = [];

    // Where a reader left off in a long file.
    private readonly Dictionary<SegmentName, (long Seq, long Offset)> _cursors = [];

    public string Path => path;

    public Guid Device => device;

    public IDisk Disk => disk;

    public IEnumerable<Segment> Segments => _segments.Values;

    public long Bytes => _segments.Values.Sum(segment => segment.Bytes);

    public long NextOrder => _segments.Count == 0 ? 1 : _segments.Keys.Max(name => name.Order) + 1;

    public void Put(Segment segment) => _segments[segment.Name] = segment;

    public void Drop(Segment segment)
    {
        disk.Delete(segment.Path);
        _segments.Remove(segment.Name);
        _cursors.Remove(segment.Name);
    }

    /// <summary>No longer part of the journal; what became of the file is the caller's business.</summary>
    public void Forget(string run)
    {
        foreach (var name in _segments.Keys.Where(name => name.Run == run).ToList())
        {
            _segments.Remove(name);
            _cursors.Remove(name);
        }
    }

    /// <summary>Records of a segment from a number on, as many as are found in one stretch of bytes; <c>null</c> if they are not there any more.</summary>
    public IReadOnlyList<JournalLine>? Read(Segment segment, long fromSeq)
    {
        var (seq, offset) = _cursors.TryGetValue(segment.Name, out var cursor) && cursor.Seq <= fromSeq ? cursor : (segment.FirstSeq, 0);
        var lines = new List<JournalLine>();
        using var file = disk.OpenToRead(segment.Path);
        while (lines.Count == 0 && seq <= segment.LastSeq)
        {
            var window = new byte[Math.Min(WindowBytes, segment.Bytes - offset)];
            var bytes = window.AsSpan(0, file.Read(window, offset));
            var before = seq;
            while (bytes.IndexOf((byte)'\n') is var length and >= 0)
            {
                if (JournalLine.TryRead(bytes[..length]) is not { } line || line.Record.Seq != seq) return null;
                if (seq == fromSeq) _cursors[segment.Name] = (seq, offset);
                if (seq >= fromSeq) lines.Add(line);
                (seq, offset) = (seq + 1, offset + length + 1);
                bytes = bytes[(length + 1)..];
            }

            if (seq == before) return null;
        }

        return lines;
    }

    /// <summary>All records of a segment; <c>null</c> if they are not there any more.</summary>
    public IReadOnlyList<JournalLine>? ReadAll(Segment segment)
    {
        var lines = new List<JournalLine>();
        while (segment.FirstSeq + lines.Count <= segment.LastSeq)
        {
            if (Read(segment, segment.FirstSeq + lines.Count) is not { } more) return null;
            lines.AddRange(more);
        }

        return lines;
    }
}
