using Doingoai.Player.Storage;
using Doingoai.Protocol.Journals;

namespace Doingoai.Player.Journals;

/// <summary>
/// Finds out at start what the last run left. A tail not written to its end is cut. After any other damage the readable
/// records behind it are issued again as a run of their own, because nothing can follow a broken chain; the damaged file
/// is kept aside. May be interrupted anywhere and run again: what it writes has a name that follows from what it found.
/// </summary>
internal sealed class JournalRecovery(JournalFolder folder)
{
    private const string Aside = ".damaged";
    private const string Foreign = ".foreign";
    private const int MaxAside = 20;
    private const int MaxFileBytes = 64 * 1024 * 1024;

    private readonly List<FaultBody> _faults = [];

    private IDisk Disk => folder.Disk;

    /// <summary>Fills the folder; returns what has to be told.</summary>
    public IReadOnlyList<FaultBody> Run()
    {
        Try(() => Disk.CreateFolder(folder.Path));
        var files = Disk.List(folder.Path).Order(StringComparer.Ordinal).ToList();
        foreach (var file in files.Where(file => file.EndsWith(DurableFile.Temporary, StringComparison.Ordinal))) Try(() => Disk.Delete(file));
        foreach (var file in files.Where(IsAside).SkipLast(MaxAside)) Try(() => Disk.Delete(file));
        foreach (var run in files.Select(SegmentName.TryParse).OfType<SegmentName>().Order().GroupBy(name => name.Run)) Take([.. run]);
        Try(FinishFolding);
        return _faults;
    }

    /// <summary>Looks again at a run that turned out damaged while the agent runs.</summary>
    public IReadOnlyList<FaultBody> Repair(string run)
    {
        List<SegmentName> names = [.. folder.Segments.Where(segment => segment.Run == run).Select(segment => segment.Name)];
        folder.Forget(run);
        Take(names);
        return _faults;
    }

    // The power went after a run was folded and before it was deleted.
    private void FinishFolding()
    {
        foreach (var (run, toSeq) in folder.Segments.Select(segment => segment.Folds).OfType<(string, long)>().ToList())
            foreach (var segment in folder.Segments.Where(segment => segment.Run == run && segment.LastSeq <= toSeq).ToList()) folder.Drop(segment);
    }

    private void Take(List<SegmentName> names)
    {
        var (hash, next) = ((string?)null, names[0].FirstSeq);
        for (var i = 0; i < names.Count; i++)
        {
            var segment = Segment.Empty(folder.Path, names[i]);
            var bytes = Disk.TryReadAll(segment.Path, MaxFileBytes);
            if (bytes is { Length: 0 })
            {
                Try(() => Disk.Delete(segment.Path)); // the power went before its first line
                continue;
            }

            bytes ??= [];
            var follows = names[i].FirstSeq == next;
            var text = SegmentText.Read(bytes, names[i], folder.Device, hash);
            if (text.IsForeign)
            {
                Try(() => Disk.Move(segment.Path, segment.Path + Foreign));
                _faults.Add(new(FaultCodes.JournalForeign, Detail: names[i].ToString()));
                continue;
            }

            if (follows)
            {
                foreach (var line in text.Good) segment = segment.With(line);
                (hash, next) = (segment.LastHash ?? hash, segment.LastSeq + 1);
                if (segment.Bytes > 0) folder.Put(segment);
                if (text.IsWhole) continue;
            }

            Try(() => BreakAt(names, i, segment, follows, bytes, follows ? text.Rest : [.. text.Good, .. text.Rest]));
            return;
        }
    }

    private void BreakAt(List<SegmentName> names, int i, Segment segment, bool follows, byte[] bytes, IReadOnlyList<JournalLine> rest)
    {
        var later = names.Skip(i + 1).Select(name => Segment.Empty(folder.Path, name)).ToList();
        var isTail = follows && later.Count == 0 && rest.Count == 0;
        if (isTail) _faults.Add(new(FaultCodes.JournalTorn, Detail: $"{segment.Run} after {segment.LastSeq}: {bytes.Length - segment.Bytes} bytes"));
        else Salvage(names[0], follows ? segment.LastSeq : segment.FirstSeq, [.. rest, .. later.SelectMany(Readable)]);

        if (!isTail && follows) Disk.WriteDurably(segment.Path + Aside, bytes);
        foreach (var one in follows ? later : [segment, .. later]) Disk.Move(one.Path, one.Path + Aside);
        if (follows) Cut(segment);
        Disk.SyncFolder(folder.Path);
    }

    private void Salvage(SegmentName first, long after, IReadOnlyList<JournalLine> lines)
    {
        var told = new FaultBody(FaultCodes.JournalDamaged, Detail: $"{first.Run} after {after}: {lines.Count} records saved");
        if (lines is [var head, ..]) RunRewriter.Write(folder, first, $"salvage {after}", [Draft.Of(JournalKinds.Fault, told, head.Record), .. lines.Select(line => Draft.Again(line.Record))]);
        else _faults.Add(told);
    }

    private IEnumerable<JournalLine> Readable(Segment segment)
    {
        var text = SegmentText.Read(Disk.TryReadAll(segment.Path, MaxFileBytes) ?? [], segment.Name, folder.Device, previousHash: null);
        return [.. text.Good, .. text.Rest];
    }

    private void Cut(Segment segment)
    {
        if (segment.Bytes == 0)
        {
            Disk.Delete(segment.Path);
            return;
        }

        using var file = Disk.OpenToWrite(segment.Path);
        file.Truncate(segment.Bytes);
        file.Sync();
    }

    // A disk that can only be read must still give out what it holds; the next start tries again.
    private static void Try(Action change)
    {
        try
        {
            change();
        }
        catch (Exception error) when (DiskError.Is(error))
        {
        }
    }

    private static bool IsAside(string path) => path.EndsWith(Aside, StringComparison.Ordinal) || path.EndsWith(Foreign, StringComparison.Ordinal);
}
