using CsCheck;
using Doingoai.Portal.Devices.Availability;
using Span = Doingoai.Portal.Devices.Availability.Span;

namespace Doingoai.Portal.Tests.Devices.Availability;

public sealed class UptimeTests
{
    private static readonly Gen<Span[]> History = Gen.Select(Gen.Enum<ScreenState>(), Gen.Long[1, 1_000]).Array[0, 20].Select(pieces =>
    {
        var (from, spans) = (0L, new List<Span>());
        foreach (var (state, length) in pieces)
        {
            spans.Add(new(state, from, from + length));
            from += length;
        }

        return spans.ToArray();
    });

    [Fact]
    public void It_is_a_share_or_nothing() =>
        History.Sample(spans => Uptime.Of(spans, 0, 20_000) is null or (>= 0 and <= 1));

    [Fact]
    public void Counting_every_millisecond_gives_the_same() => Gen.Select(History, Gen.Long[0, 3_000], Gen.Long[0, 3_000]).Sample((spans, from, length) =>
    {
        int up = 0, known = 0;
        for (var at = from; at < from + length; at++)
        {
            var state = spans.Where(span => span.FromMs <= at && at < span.ToMs).Select(span => (ScreenState?)span.State).FirstOrDefault();
            if (state is ScreenState.Online or ScreenState.Degraded) up++;
            if (state is ScreenState.Online or ScreenState.Degraded or ScreenState.Stalled or ScreenState.Offline or ScreenState.WrongPicture) known++;
        }

        return Uptime.Of(spans, from, from + length) == (known == 0 ? null : (double)up / known);
    }, iter: 200);

    [Fact]
    public void Cutting_a_span_in_two_changes_nothing() => Gen.Select(History, Gen.Long[1, 500]).Sample((spans, cut) =>
    {
        var halves = spans.SelectMany(span => span.ToMs - span.FromMs > cut ? (Span[])[span with { ToMs = span.FromMs + cut }, span with { FromMs = span.FromMs + cut }] : [span]);
        return Uptime.Of(spans, 0, 20_000) == Uptime.Of(halves, 0, 20_000);
    });

    [Fact]
    public void A_lasting_span_counts_until_now_and_a_day_begins_in_Vietnam()
    {
        var now = new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.FromHours(7)); // 01:00 in Lào Cai, still the 22nd in UTC
        Span[] spans = [new(ScreenState.Online, now.AddDays(-8).ToUnixTimeMilliseconds(), now.AddMinutes(-30).ToUnixTimeMilliseconds()), new(ScreenState.Offline, now.AddMinutes(-30).ToUnixTimeMilliseconds(), null)];

        var figures = UptimeFigures.Of(spans, now);

        Assert.Equal(0.5, figures.Today);
        Assert.True(figures.Week > 0.99 && figures.Month > 0.99);
        Assert.Equal(now.AddDays(-8), figures.MeasuredSince);
    }

    [Fact]
    public void A_day_says_how_much_of_it_was_measured()
    {
        var now = new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.FromHours(7));
        var midnight = now.AddHours(-6);
        Span[] spans =
        [
            new(ScreenState.Online, midnight.AddDays(-1).AddHours(-6).ToUnixTimeMilliseconds(), midnight.AddDays(-1).ToUnixTimeMilliseconds()),
            new(ScreenState.Offline, midnight.AddDays(-1).ToUnixTimeMilliseconds(), midnight.ToUnixTimeMilliseconds()),
            new(ScreenState.Online, midnight.AddHours(3).ToUnixTimeMilliseconds(), null),
        ];

        var days = DayUptime.Last30(spans, now);

        Assert.Equal(30, days.Count);
        Assert.Equal([new(1, 0.25), new(0, 1), new(1, 0.5)], days.TakeLast(3));
        Assert.All(days.Take(27), day => Assert.Equal(new(null, 0), day));
    }

    [Fact]
    public void What_is_known_begins_with_the_first_report_and_not_before_the_thirty_days()
    {
        var now = new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.FromHours(7));
        Span unseen = new(ScreenState.NotCommissioned, now.AddDays(-40).ToUnixTimeMilliseconds(), now.AddDays(-35).ToUnixTimeMilliseconds());
        Span online = new(ScreenState.Online, now.AddDays(-35).ToUnixTimeMilliseconds(), null);

        Assert.Null(UptimeFigures.Of([unseen], now).MeasuredSince);
        Assert.Equal(UptimeFigures.Start(now, 29), UptimeFigures.Of([unseen, online], now).MeasuredSince!.Value.ToUnixTimeMilliseconds());
    }
}
