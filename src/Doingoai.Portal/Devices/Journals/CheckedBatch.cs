using Doingoai.Portal.Devices.Plays;
using Doingoai.Protocol.Journals;

namespace Doingoai.Portal.Devices.Journals;

/// <summary>The new records of a batch whose chain held, and the state after them.</summary>
internal sealed record CheckedBatch(IReadOnlyList<CheckedRecord> Records, RunState After);

/// <param name="Line">The exact line, as hashed and stored.</param>
internal sealed record CheckedRecord(JournalRecord Record, ReadOnlyMemory<byte> Line)
{
    /// <summary>What it says about a play, read once; <c>null</c>: it is of another kind or makes no sense.</summary>
    public PlayBody? Play { get; } = Record.Kind == JournalKinds.Play ? PlayBodies.Play(Record) : null;
}
