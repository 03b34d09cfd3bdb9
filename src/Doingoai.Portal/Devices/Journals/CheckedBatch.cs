using Doingoai.Protocol.Journals;

namespace Doingoai.Portal.Devices.Journals;

/// <summary>The new records of a batch whose chain held, and the state after them.</summary>
internal sealed record CheckedBatch(IReadOnlyList<CheckedRecord> Records, RunState After);

/// <param name="Line">The exact line, as hashed and stored.</param>
internal readonly record struct CheckedRecord(JournalRecord Record, string Line);
