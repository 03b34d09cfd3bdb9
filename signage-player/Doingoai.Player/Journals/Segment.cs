using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Journals;

/// <summary>One file of the journal: consecutive records of one run.</summary>
/// <param name="Name">Carries run and first number.</param>
/// <param name="Bytes">Length of what is committed.</param>
/// <param name="LastSeq">One less than the first while empty.</param>
/// <param name="LastHash">Hash of its last line; <c>null</c> while empty.</param>
/// <param name="OldestMs">Portal time of its first record as far as it is known, else wall clock.</param>
/// <param name="HasOthers">Records that are kept longer than plays and are not yet folded.</param>
/// <param name="Folds">The run in whose place this one stands, and up to where.</param>
/// <param name="NewestProvenMs">Portal time of its newest record whose clock was proven; 0 for none.</param>
internal sealed record Segment(string Path, SegmentName Name, long Bytes, long LastSeq, string? LastHash, long OldestMs, long NewestMs, long NewestProvenMs, bool HasPlays, bool HasOthers, (string Run, long ToSeq)? Folds)
{
    public static Segment Empty(string folder, SegmentName name) => new(System.IO.Path.Combine(folder, name.ToString()), name, 0, name.FirstSeq - 1, null, long.MaxValue, long.MinValue, 0, false, false, null);

    public string Run => Name.Run;

    public long FirstSeq => Name.FirstSeq;

    public Segment With(JournalLine line) => this with
    {
        Bytes = Bytes + line.Bytes.Length + 1,
        LastSeq = line.Record.Seq,
        LastHash = line.Hash,
        OldestMs = Math.Min(OldestMs, line.AtMs),
        NewestMs = Math.Max(NewestMs, line.AtMs),
        NewestProvenMs = line.IsProven ? Math.Max(NewestProvenMs, line.AtMs) : NewestProvenMs,
        HasPlays = HasPlays || line.IsPlay,
        HasOthers = HasOthers || !(line.IsPlay || line.Record.Kind == JournalKinds.Folded),
        Folds = line.Record.Seq == 1 ? FoldOf(line.Record) : Folds,
    };

    private static (string Run, long ToSeq)? FoldOf(JournalRecord record) =>
        record.Kind == JournalKinds.Folded && ProtocolJson.TryRead<FoldedBody>(record.Body) is { } body ? (body.Run, body.ToSeq) : null;
}
