using Doingoai.Portal.Devices.Journals;
using Doingoai.Protocol.Journals;

namespace Doingoai.Portal.Devices.Plays;

/// <summary>What a batch of records says about plays.</summary>
/// <param name="After">Where the run's plays stand behind it.</param>
internal sealed record PlayChanges(IReadOnlyList<BegunPlay> Begun, IReadOnlyList<ShownPlay> Shown, IReadOnlyList<FoldedPart> Folded, PlayTally After)
{
    /// <summary>Follows the records. Pure.</summary>
    public static PlayChanges Of(CheckedBatch batch, PlayTally before, Func<PlayBody, PlayClaim> claim)
    {
        var (begun, folded) = (new List<BegunPlay>(), new List<FoldedPart>());
        var shown = new Dictionary<(string Run, long Seq), ShownPlay>(); // only how far each came in the end
        foreach (var read in batch.Records)
        {
            var (record, play) = (read.Record, read.Play);
            before = before.After(record, play, out var grown);
            foreach (var one in grown)
                if (shown.GetValueOrDefault((one.Play.Run, one.Play.Seq)) is not { } earlier || earlier.ToMs < one.ToMs) shown[(one.Play.Run, one.Play.Seq)] = one;
            if (play is { Entry.Length: > 0 }) begun.Add(new(record, play, claim(play)));
            if (record.Kind == JournalKinds.Folded && PlayBodies.Fold(record) is { } fold) folded.Add(new(fold, PlayBodies.Sha256(record)));
        }

        return new(begun, [.. shown.Values], folded, before);
    }
}

/// <summary>A play began.</summary>
internal sealed record BegunPlay(JournalRecord Record, PlayBody Play, PlayClaim Claim)
{
    public string Run => Record.Origin?.Run ?? Record.Run;

    public long Seq => Record.Origin?.Seq ?? Record.Seq;
}

/// <summary>A folded part of a journal; the same one may come again in another run.</summary>
/// <param name="Sha256">Of the body: which part it is.</param>
internal sealed record FoldedPart(FoldedBody Body, string Sha256);

/// <summary>What the portal knows about an entry a device says it drew.</summary>
internal sealed record PlayClaim(PlayDoubt Doubt, string? Item = null, string? Language = null, string? Sha256 = null, string? Title = null);
