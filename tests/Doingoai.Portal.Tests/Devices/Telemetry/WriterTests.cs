using System.Text;
using Doingoai.Portal.Devices.Availability;
using Doingoai.Portal.Devices.Journals;
using Doingoai.Portal.Devices.Plays;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Devices.Telemetry;

/// <summary>What the raw writer writes is what the model reads, on both databases.</summary>
[StartsPortal]
public sealed class WriterTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_000);

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task The_first_report_of_a_rung_counts(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var screen = Guid.CreateVersion7();

        await WriteAsync(portal, new DeliveryWrite(new(screen, 7, DeliveryRung.Drawn, 5, Entry: "e1"), At), new DeliveryWrite(new(screen, 7, DeliveryRung.Drawn, 6, Entry: "e2"), At));
        await WriteAsync(portal, new DeliveryWrite(new(screen, 7, DeliveryRung.Failed, 8, Reason: "lý do"), At));

        var rungs = await portal.Services.GetRequiredService<DeliveryStore>().RungsAsync(screen, 7, CancellationToken.None);
        Assert.Equal([(DeliveryRung.Drawn, 5L, "e1", null), (DeliveryRung.Failed, 8L, null, "lý do")], rungs.Select(rung => (rung.Rung, rung.AtMs, rung.Entry, rung.Reason)));
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task A_latecomer_is_added_to_its_minute(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var key = new MinuteKey(Guid.CreateVersion7(), MetricKeys.Cpu, 1_790_000_040_000);

        await WriteAsync(portal, new MinuteWrite([new(key, Sum(3, 9))]));
        await WriteAsync(portal, new MinuteWrite([new(key, Sum(1))]));

        await using var db = await TelemetryAsync(portal);
        var place = key.Subject.ToString("N");
        var row = await db.Readings.SingleAsync(row => db.Places.Any(known => known.Id == row.Place && known.Guid == place));
        Assert.Equal((3, 1d, 9d, 13d, 1d), (row.Count, row.Min, row.Max, row.Sum, row.Last));
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task A_span_ends_where_the_next_begins(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var screen = Guid.CreateVersion7();
        var store = portal.Services.GetRequiredService<SpanStore>();

        await WriteAsync(portal, new SpanWrite(screen, new(ScreenState.Online, 100, null)), new SpanWrite(screen, new(ScreenState.Offline, 250, null, StateReasons.Silent)));

        Assert.Equal([new(ScreenState.Online, 100, 250), new(ScreenState.Offline, 250, null, StateReasons.Silent)], (await store.SinceAsync(0, CancellationToken.None))[screen]);
        Assert.Equal(new(ScreenState.Offline, 250, null, StateReasons.Silent), (await store.LastingAsync(CancellationToken.None))[screen]);
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task Records_written_twice_are_there_once_and_are_placed_when_the_clock_is_known(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var (device, run) = (Guid.CreateVersion7(), Guid.NewGuid().ToString("N"));
        var screen = Guid.CreateVersion7();
        var unplaced = Batch(device, run, screen, 1, new(1, "a", null));
        var placed = Batch(device, run, screen, 2, new(2, "b", 1_000_000));

        await WriteAsync(portal, Write(device, run, RunState.New, unplaced), Write(device, run, RunState.New, unplaced));
        await WriteAsync(portal, Write(device, run, unplaced.After, placed));

        await using var db = await TelemetryAsync(portal);
        var state = await db.Runs.SingleAsync(row => row.Run == run);
        Assert.Equal((2L, "b", 1_000_000L), (state.UpToSeq, state.LastSha256, state.DeltaMs));
        Assert.Equal([1_000_010L, 1_000_020L], await db.Records.Where(row => row.Run == state.Id).OrderBy(row => row.Seq).Select(row => row.AtMs!.Value).ToListAsync());
        Assert.Equal([1_000_010L, 1_000_020L], await db.Plays.Where(row => row.Run == state.Id).OrderBy(row => row.Seq).Select(row => row.AtMs!.Value).ToListAsync());
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task What_cannot_be_stored_does_not_undo_what_others_said(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var writer = portal.Services.GetRequiredService<TelemetryWriter>();
        Marker[] written =
        [
            new(), new(), new(sql => sql.Run(Statements.AddPlace, (string?)null)), new(), new(_ => throw new InvalidCastException("a number that is none")), new(), new(),
        ];

        foreach (var one in written) Assert.True(writer.TryWrite(one));

        var committed = await Task.WhenAll(written.Select(one => one.Committed.Task)).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal([true, true, false, true, false, true, true], committed);
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task A_span_that_could_not_be_written_when_it_began_takes_its_place_among_those_that_followed(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var screen = Guid.CreateVersion7();

        await WriteAsync(portal, new SpanWrite(screen, new(ScreenState.Online, 100, null)), new SpanWrite(screen, new(ScreenState.Degraded, 400, null, "clock")));
        await WriteAsync(portal, new LateSpanWrite(screen, new(ScreenState.Offline, 250, null, StateReasons.Silent), (_, _) => { }));
        await WriteAsync(portal, new LateSpanWrite(screen, new(ScreenState.Online, 500, null), (_, _) => { }));

        Span[] expected = [new(ScreenState.Online, 100, 250), new(ScreenState.Offline, 250, 400, StateReasons.Silent), new(ScreenState.Degraded, 400, 500, "clock"), new(ScreenState.Online, 500, null)];
        Assert.Equal(expected, await portal.Services.GetRequiredService<SpanStore>().SinceAsync(screen, 0, CancellationToken.None));
    }

    private static JournalWrite Write(Guid device, string run, RunState before, CheckedBatch batch) =>
        new(device, run, before, batch, new(PlayChanges.Of(batch, before.Plays, play => new(PlayDoubt.None, play.Item, play.Language)), new Dictionary<FoldedPlays, PlayClaim>(), null), At);

    private static CheckedBatch Batch(Guid device, string run, Guid screen, long seq, RunState after)
    {
        var record = new JournalRecord(device, run, seq, seq * 10, 0, JournalKinds.Play, ProtocolJson.ToElement(new PlayBody(screen, 7, "e", Language: "zh")), "");
        return new([new(record, Encoding.UTF8.GetBytes($"line {seq} 门户"))], after);
    }

    private static MinuteSum Sum(params double[] values)
    {
        var sum = new MinuteSum();
        foreach (var value in values) sum.Add(value);
        return sum;
    }

    private static async Task WriteAsync(PortalFixture portal, params TelemetryWrite[] writes)
    {
        var writer = portal.Services.GetRequiredService<TelemetryWriter>();
        foreach (var write in writes) Assert.True(writer.TryWrite(write));
        var last = new Marker();
        writer.TryWrite(last);
        Assert.True(await last.Committed.Task.WaitAsync(Eventually.Patience));
    }

    private static Task<TelemetryDb> TelemetryAsync(PortalFixture portal) => portal.Services.GetRequiredService<IDbContextFactory<TelemetryDb>>().CreateDbContextAsync();

    private sealed class Marker(Action<TelemetrySql>? apply = null) : TelemetryWrite(isUrgent: true)
    {
        public TaskCompletionSource<bool> Committed { get; } = new();

        public override void Apply(TelemetrySql sql) => apply?.Invoke(sql);

        public override void Done(bool committed) => Committed.TrySetResult(committed);
    }
}
