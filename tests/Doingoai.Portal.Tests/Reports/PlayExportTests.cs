using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Reports.Exports;
using Doingoai.Portal.Reports.Plays;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Journals.Exports;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Reports;

/// <summary>What a device sent over the wire, out of the database again, checked with nothing but the file.</summary>
[StartsPortal]
public sealed class PlayExportTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    [Fact]
    public async Task What_a_device_signed_can_be_checked_without_the_portal_and_a_changed_row_is_found()
    {
        using var device = await portal.DeviceAsync();
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);
        var journal = new TestJournal(device);
        Envelope[] batches = [device.Journal(journal, 3), device.Journal(journal, 1), device.Journal(journal, 7)];
        foreach (var batch in (Envelope[])[batches[0], batches[1], batches[0], batches[2]])
        {
            await mqtt.SendAsync(device, batch);
            await mqtt.ReceiveAsync(DownTypes.JournalAck);
        }

        var right = await ExportAsync(device);
        await ChangeAsync(device.Run);
        var changed = await ExportAsync(device);

        Assert.Empty(right.Wrong);
        Assert.Empty(right.Gaps);
        Assert.Equal((11, 3, Jwk.Of(device.Key).Thumbprint()), (right.Records, right.Devices.Single().Batches, right.Devices.Single().Keys.Single()));
        Assert.Equal(portal.Services.GetRequiredService<Doingoai.Portal.Signage.Trust.ITrust>().RootKey.Thumbprint(), right.Root);
        Assert.Equal(11, right.NotSent); // no manifest ever named these entries
        Assert.Contains(changed.Wrong, wrong => wrong.Contains("not signed by its device", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_whole_export_of_several_runs_misses_nothing_and_one_without_a_run_of_the_period_says_so()
    {
        using var device = await portal.DeviceAsync();
        var runs = new List<RunEnd>();
        foreach (var (day, records) in ((int Day, int Records)[])[(1, 300), (8, 450), (15, 3), (20, 30), (22, 5)]) runs.Add(await RunAsync(device, new DateTimeOffset(2026, 9, day, 5, 0, 0, TimeSpan.Zero), records, runs.LastOrDefault()));
        PlayQuestion question = new(new(2026, 9, 14), new(2026, 9, 21));

        var whole = await ExportAsync(device, question);
        await ForgetAsync(runs[2].Run);
        var without = await ExportAsync(device, question);

        Assert.Empty(whole.Wrong);
        Assert.Empty(whole.Gaps);
        Assert.Equal(50 + 3 + 30, whole.Records); // the run before in its last batch only
        Assert.Contains($"run {runs[2].Run} reached record 3, the file has it up to 0", without.Gaps.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_device_had_folded_of_the_run_before_the_period_is_not_missed()
    {
        using var device = await portal.DeviceAsync();
        var at = new DateTimeOffset(2026, 9, 10, 5, 0, 0, TimeSpan.Zero);
        var taken = await RunAsync(device, at, 3, before: null);
        device.Run = Guid.NewGuid().ToString("N");
        await SendAsync(device, [new TestJournal(device).One(JournalKinds.Folded, new FoldedBody(taken.Run, 4, 6, "age", 3, []), at.ToUnixTimeMilliseconds() + 6_000)]);
        await RunAsync(device, at.AddDays(6), 3, taken with { Seq = 6 });

        var report = await ExportAsync(device, new(new(2026, 9, 14), new(2026, 9, 21)));

        Assert.Empty(report.Wrong);
        Assert.Empty(report.Gaps);
    }

    private async Task<RunEnd> RunAsync(TestDevice device, DateTimeOffset at, int records, RunEnd? before)
    {
        device.Run = Guid.NewGuid().ToString("N");
        var journal = new TestJournal(device);
        List<string> lines = [journal.One(JournalKinds.Start, new StartBody("boot", "1", before), at.ToUnixTimeMilliseconds())];
        while (lines.Count < records) lines.Add(journal.One(JournalKinds.Play, new PlayBody(device.Screen, 7, $"e{lines.Count}"), at.ToUnixTimeMilliseconds() + (lines.Count * 1_000)));
        await SendAsync(device, lines);
        return new(device.Run, records, JournalChain.Hash(lines[^1]));
    }

    private async Task SendAsync(TestDevice device, IReadOnlyList<string> lines)
    {
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);
        foreach (var batch in lines.Chunk(50))
        {
            await mqtt.SendAsync(device, device.Journal(batch));
            await mqtt.ReceiveAsync(DownTypes.JournalAck);
        }
    }

    private async Task ForgetAsync(string run)
    {
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<TelemetryDb>>().CreateDbContextAsync();
        Assert.Equal(1, await db.Runs.Where(row => row.Run == run).ExecuteDeleteAsync());
    }

    private Task<ExportReport> ExportAsync(TestDevice device) => ExportAsync(device, new(new(2026, 9, 1), new(2026, 12, 31)));

    private async Task<ExportReport> ExportAsync(TestDevice device, PlayQuestion question)
    {
        ReportScreen[] screens = [.. device.Info.Screens.Select(screen => new ReportScreen(screen.Id, device.Id, Guid.Empty, screen.Names, device.Info.Names, new("", "", "")))];
        using var file = new MemoryStream();
        await portal.Services.GetRequiredService<PlayExport>().WriteAsync(file, question, screens, "vi", CancellationToken.None);
        file.Position = 0;
        return ExportVerifier.Verify(file);
    }

    private async Task ChangeAsync(string run)
    {
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<TelemetryDb>>().CreateDbContextAsync();
        var id = await db.Runs.Where(row => row.Run == run).Select(row => row.Id).SingleAsync();
        var changed = await db.Database.ExecuteSqlAsync($"UPDATE journal_record SET line = replace(line, 'e5', 'e6') WHERE run = {id} AND seq = 5");
        Assert.Equal(1, changed);
    }
}
