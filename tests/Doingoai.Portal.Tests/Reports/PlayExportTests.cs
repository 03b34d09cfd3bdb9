using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Reports.Exports;
using Doingoai.Portal.Reports.Plays;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
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

    private async Task<ExportReport> ExportAsync(TestDevice device)
    {
        ReportScreen[] screens = [.. device.Info.Screens.Select(screen => new ReportScreen(screen.Id, device.Id, Guid.Empty, screen.Names, device.Info.Names, new("", "", "")))];
        using var file = new MemoryStream();
        await portal.Services.GetRequiredService<PlayExport>().WriteAsync(file, new(new(2026, 9, 1), new(2026, 12, 31)), screens, "vi", CancellationToken.None);
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
