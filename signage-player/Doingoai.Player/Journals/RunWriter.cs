using Doingoai.Player.Storage;
using Doingoai.Protocol.Journals;

namespace Doingoai.Player.Journals;

/// <summary>Appends to the run of this agent start. One caller at a time.</summary>
internal sealed class RunWriter(JournalFolder folder, JournalBounds bounds) : IDisposable
{
    private IDiskFile? _file;
    private Segment? _segment;
    private long _order;
    private long _nextSeq = 1;
    private string _lastHash = JournalRecord.NoPrevious;
    private bool _isTailCertain;

    public string Run { get; private set; } = NewRun();

    public bool IsEmpty => _nextSeq == 1;

    /// <summary>Its last record; <c>null</c> while empty.</summary>
    public RunEnd? End => IsEmpty ? null : new(Run, _nextSeq - 1, _lastHash);

    /// <summary>Ends the run; the next record is the first of another.</summary>
    public void BeginRun()
    {
        Close();
        (Run, _order, _nextSeq, _lastHash) = (NewRun(), 0, 1, JournalRecord.NoPrevious);
    }

    /// <summary>All on the disk when it returns, or an error and none of them are part of the journal.</summary>
    public void Append(IReadOnlyList<Draft> drafts)
    {
        var segment = Ready();
        var (seq, hash) = (_nextSeq, _lastHash);
        using var text = new MemoryStream();
        foreach (var draft in drafts)
        {
            var line = draft.Place(folder.Device, Run, seq++, hash);
            hash = line.Hash;
            segment = segment.With(line);
            text.Write(line.Bytes);
            text.WriteByte((byte)'\n');
        }

        var isNew = _segment!.Bytes == 0;
        _isTailCertain = false;
        _file!.Write(text.GetBuffer().AsSpan(0, (int)text.Length), _segment.Bytes);
        _file.Sync();
        if (isNew) folder.Disk.SyncFolder(folder.Path);
        _isTailCertain = true;

        (_segment, _nextSeq, _lastHash) = (segment, seq, hash);
        folder.Put(segment);
    }

    public bool IsWriting(Segment segment) => segment.Name == _segment?.Name;

    /// <summary>The portal has all of the file being written: the next record begins another, this one may go.</summary>
    public void Release(Segment segment)
    {
        if (IsWriting(segment)) Close();
    }

    public void Dispose() => Close();

    private Segment Ready()
    {
        if (_segment is null || _segment.Bytes >= bounds.SegmentBytes)
        {
            Close();
            if (_order == 0) _order = folder.NextOrder;
            var segment = Segment.Empty(folder.Path, new(_order, Run, _nextSeq));
            _file = folder.Disk.OpenToWrite(segment.Path);
            _segment = segment;
        }

        // After an error nobody knows what of the last write arrived.
        if (!_isTailCertain)
        {
            _file!.Truncate(_segment.Bytes);
            _file.Sync();
            _isTailCertain = true;
        }

        return _segment;
    }

    private void Close()
    {
        _file?.Dispose();
        (_file, _segment, _isTailCertain) = (null, null, false);
    }

    private static string NewRun() => Guid.NewGuid().ToString("N");
}
