using Doingoai.Protocol.Journals;

namespace Doingoai.Portal.Devices.Journals;

/// <summary>How far the journal of one agent start has been taken.</summary>
internal sealed record RunState(long UpToSeq, string LastSha256, long? DeltaMs)
{
    public static RunState New { get; } = new(0, JournalRecord.NoPrevious, null);

    /// <summary>Where its plays stand.</summary>
    public PlayTally Plays { get; init; } = PlayTally.New;
}
