using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Tests.Journals;

public sealed class PlayTallyTests
{
    private static readonly Guid One = Guid.CreateVersion7();
    private static readonly Guid Two = Guid.CreateVersion7();
    private readonly Dictionary<long, long> _shown = [];
    private PlayTally _tally = PlayTally.New;
    private long _seq;

    [Fact]
    public void A_play_ends_with_the_next_one_of_its_screen()
    {
        Play(1_000, One, "a");
        Play(4_000, Two, "b");
        Play(11_000, One, "c");
        Other(12_000, JournalKinds.Minute);

        Assert.Equal([(1L, 10_000L), (2L, 8_000L), (3L, 1_000L)], _shown.OrderBy(one => one.Key).Select(one => (one.Key, one.Value)));
    }

    [Fact]
    public void A_play_ends_when_nothing_is_shown_any_more()
    {
        Play(1_000, One, "a");
        Play(3_000, One, "");
        Other(60_000, JournalKinds.Minute);

        Assert.Equal((1L, 2_000L), (_shown.Single().Key, _shown.Single().Value));
    }

    [Fact]
    public void A_stop_ends_all_and_a_run_without_one_ends_with_its_last_record()
    {
        Play(1_000, One, "a");
        Play(1_000, Two, "b");
        Other(5_000, JournalKinds.Stop);
        Other(9_000, JournalKinds.Link);

        Assert.Equal([4_000, 4_000], _shown.Values);
    }

    [Fact]
    public void Where_the_journal_is_silent_nothing_counts()
    {
        Play(1_000, One, "a");
        Other(61_000, JournalKinds.Minute);
        Other(61_000 + PlayTally.MaxSilenceMs + 1, JournalKinds.Minute);
        Other(61_000 + PlayTally.MaxSilenceMs + 10_001, JournalKinds.Minute);

        Assert.Equal(70_000, _shown[1]);
    }

    [Fact]
    public void A_clock_that_runs_backwards_adds_nothing()
    {
        Play(10_000, One, "a");
        Other(2_000, JournalKinds.Minute);
        Other(11_000, JournalKinds.Minute);

        Assert.Equal(1_000, _shown[1]);
    }

    [Fact]
    public void A_machine_cannot_open_more_screens_than_any_has()
    {
        for (var screen = 0; screen < 1_000; screen++) Play(screen, Guid.CreateVersion7(), "a");

        Assert.Equal(PlayTally.MaxOpen, _tally.Open.Count);
    }

    private void Play(long monoMs, Guid screen, string entry)
    {
        var body = new PlayBody(screen, 7, entry);
        Take(new(Guid.Empty, "r", ++_seq, monoMs, 0, JournalKinds.Play, ProtocolJson.ToElement(body), ""), body);
    }

    private void Other(long monoMs, string kind) => Take(new(Guid.Empty, "r", ++_seq, monoMs, 0, kind, ProtocolJson.ToElement(new { }), ""), null);

    private void Take(JournalRecord record, PlayBody? play)
    {
        _tally = _tally.After(record, play, out var shown);
        foreach (var one in shown) _shown[one.Play.Seq] = one.ToMs;
    }
}
