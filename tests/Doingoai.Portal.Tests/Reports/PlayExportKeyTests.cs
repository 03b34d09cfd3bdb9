using Doingoai.Portal.Reports.Exports;
using Doingoai.Portal.Reports.Plays;
using Doingoai.Portal.Signage;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Journals.Exports;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Reports;

/// <summary>The portal's key is exchanged as docs/trust.md says, in a portal that runs.</summary>
[StartsPortal]
public sealed class PlayExportKeyTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    [Fact]
    public async Task A_period_from_before_the_exchange_of_the_portals_key_is_still_proven()
    {
        var trust = portal.Services.GetRequiredService<PortalTrust>();
        using var device = await portal.DeviceAsync();
        await IssueAsync(device, trust);
        await PlayAsync(device, 3);
        var old = trust.Kid;

        await new TrustNewKey(portal.Services.GetRequiredService<TrustSetup>()).RunAsync(portal.Services, []);
        await ImportAsync(add: true, remove: null, () => trust.Kid != old);
        await ImportAsync(add: false, remove: old, () => trust.RosterVersion == 3);
        var report = await ExportAsync(device);

        Assert.Empty(report.Wrong);
        Assert.Empty(report.Gaps);
        Assert.Equal((3, trust.Kid, old), (report.Counts.Single().Plays, report.PortalKeys.Single(), report.EarlierKeys.Single()));
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private async Task IssueAsync(TestDevice device, PortalTrust trust)
    {
        ManifestEntry[] entries = [.. Enumerable.Range(1, 3).Select(n => new ManifestEntry($"e{n}", "s", EntryKind.Slide, 10_000, RiskClass.Normal, 1, [], "ab", "item", "vi", "Title"))];
        var manifest = new Manifest(
            1, trust.PortalId, new(device.Screen, "LED", "led", "o", 0, 0, 10, 10, 0, "Asia/Ho_Chi_Minh", ["vi"]), 7, Now.ToUnixTimeMilliseconds(), Now.AddDays(1).ToUnixTimeMilliseconds(), [], [new("p", entries)], [], null, []);
        await using var db = await portal.Dbs.CreateDbContextAsync();
        db.Manifests.Add(new(device.Screen, device.Id, 7, trust.Sign(JwsTypes.Manifest, manifest), Now));
        await db.SaveChangesAsync();
    }

    private async Task PlayAsync(TestDevice device, int plays)
    {
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);
        await mqtt.SendAsync(device, device.Journal(new TestJournal(device), plays));
        await mqtt.ReceiveAsync(DownTypes.JournalAck);
    }

    // On the machine of the root, back on a medium, and until the running portal has taken it.
    private async Task ImportAsync(bool add, string? remove, Func<bool> isTaken)
    {
        var folder = portal.Services.GetRequiredService<TrustSetup>().Folder;
        using var root = TrustFolder.ReadKey(folder.RootFile);
        var held = HeldRoster.Read(folder.ReadRoster(), Jwk.Of(root), null).Roster;
        var next = TrustSign.Next(held, add ? folder.NextPublicFile : null, remove, Now);
        TrustImport.Import(folder, Jws.Sign(JwsTypes.Roster, ProtocolJson.ToBytes(next), root), useFrom: Now, Now);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!isTaken()) await Task.Delay(50, patience.Token);
    }

    private async Task<ExportReport> ExportAsync(TestDevice device)
    {
        ReportScreen[] screens = [.. device.Info.Screens.Select(screen => new ReportScreen(screen.Id, device.Id, Guid.Empty, screen.Names, device.Info.Names, new("", "", "")))];
        using var file = new MemoryStream();
        await portal.Services.GetRequiredService<PlayExport>().WriteAsync(file, new(new(2026, 9, 1), new(2026, 12, 31)), screens, "vi", CancellationToken.None);
        file.Position = 0;
        return ExportVerifier.Verify(file);
    }
}
