using System.Security.Cryptography;
using System.Text;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Journals;

/// <summary>A record and its exact line, without the line break.</summary>
internal sealed record JournalLine(JournalRecord Record, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>Minutes are one-minute aggregates; they and looks at the screen age like plays.</summary>
    public bool IsPlay => Record.Kind is JournalKinds.Play or JournalKinds.Minute or JournalKinds.Frame;

    public long AtMs => Record.WallMs + (Record.OffsetMs ?? 0);

    public bool IsProven => Record.OffsetMs is not null && Record.UncertaintyMs is >= 0 and <= PlayerClock.ProvenWithinMs;

    public static JournalLine Of(JournalRecord record) => new(record, ProtocolJson.ToBytes(record));

    /// <summary>Reads bytes found on the disk: <c>null</c> for anything that is not a record.</summary>
    public static JournalLine? TryRead(ReadOnlySpan<byte> bytes) =>
        bytes.Length <= JournalChain.MaxLine && ProtocolJson.TryRead<JournalRecord>(bytes) is { } record && IsPossible(record) ? new(record, bytes.ToArray()) : null;

    // Damaged or foreign numbers must not overflow what is computed from them.
    private static bool IsPossible(JournalRecord record) =>
        record.Seq > 0 && record.MonoMs >= 0 && IsTime(record.MonoMs) && IsTime(record.WallMs) && IsTime(record.OffsetMs ?? 0)
        && JournalKinds.All.Contains(record.Kind);

    private static bool IsTime(long ms) => ms is > -1_000_000_000_000_000 and < 1_000_000_000_000_000;
}
