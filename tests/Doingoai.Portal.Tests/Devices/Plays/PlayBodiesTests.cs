using Doingoai.Portal.Devices.Plays;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Tests.Devices.Plays;

public sealed class PlayBodiesTests
{
    private static readonly string Run = new('a', 32);
    private static readonly string Other = new('b', 32);

    [Fact]
    public void Ranges_of_one_run_that_lie_apart_and_ranges_of_several_runs_are_folded() =>
        Assert.NotNull(Fold(new(Other, 5, 9), new(Run, 11, 20), new(new('c', 32), 1, 10)));

    [Fact]
    public void Ranges_that_lie_over_each_other_make_no_sense_whose_lines_would_be_read_as_often()
    {
        Assert.Null(Fold(new FoldedRange(Run, 10, 20)));
        Assert.Null(Fold(new(Other, 1, 1_000_000), new(Other, 2, 1_000_000)));
    }

    // Folds 1 to 10 of a run, and what else is named.
    private static FoldedBody? Fold(params FoldedRange[] also) => PlayBodies.Fold(new(
        Guid.NewGuid(), Other, 1, 0, 0, JournalKinds.Folded, ProtocolJson.ToElement(new FoldedBody(Run, 1, 10, "age", 0, [], also)), JournalRecord.NoPrevious));
}
