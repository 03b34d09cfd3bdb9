using Doingoai.Player.Journals;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Tests.Journals;

public sealed class PlayCountsTests
{
    private const long Hour = 3_600_000;
    private const long Start = 1_795_250_000_000 / Hour * Hour;

    private static readonly Guid Device = Guid.NewGuid();
    private readonly List<JournalLine> _lines = [];

    [Fact]
    public void A_play_counts_in_the_hour_it_begins_in_and_its_time_in_the_hours_it_lasts()
    {
        Play(Hour - 100_000, "a");
        Play(Hour + 50_000, "b");
        Play(Hour + 60_000, "");
        Play(Hour + 90_000, "");

        var counts = PlayCounts.Of(_lines);

        Assert.Equal(
            [(Start, "a", 1L, 100_000L), (Start + Hour, "a", 0L, 50_000L), (Start + Hour, "b", 1L, 10_000L)],
            counts.Select(one => (one.HourMs, one.Item!, one.Count, one.ShownMs)).OrderBy(one => one.HourMs).ThenBy(one => one.Item2));
    }

    private void Play(long monoMs, string entry)
    {
        var body = new PlayBody(Device, 1, entry, entry.Length == 0 ? null : entry, "vi", "ab");
        _lines.Add(JournalLine.Of(new(Device, new string('a', 32), _lines.Count + 1, monoMs, Start + monoMs, JournalKinds.Play, ProtocolJson.ToElement(body), JournalRecord.NoPrevious, 0, 10)));
    }
}
