using Doingoai.Portal.Platform;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Tests.Devices.Links;

/// <summary>How a device may fetch media and what opens its technician page, on their way to it.</summary>
[StartsPortal]
public sealed class DownloadSettingsTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    private static readonly DownloadPlan Slow = new(512, new(22, 30), new(5, 0));

    [Fact]
    public async Task They_come_with_the_welcome_and_changes_with_the_answer_to_a_heartbeat()
    {
        using var device = await portal.DeviceAsync();
        portal.Fleet.Limit(device.Id, Slow);
        portal.Fleet.SetPin(device.Id, "a hash");
        await Task.Delay(6_000, TestContext.Current.CancellationToken); // the portal's picture of the fleet is at most five seconds old

        var settings = Settings(await device.PollAsync(device.Hello()));
        Assert.Null(Settings(await BeatAsync(device)));
        portal.Fleet.Limit(device.Id, DownloadPlan.Free);
        portal.Fleet.SetPin(device.Id, "another");
        var changed = Settings(await BeatAsync(device));
        for (var i = 0; changed is null && i < 40; i++)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            changed = Settings(await BeatAsync(device));
        }

        Assert.Equal("a hash", settings?.Pin);
        Assert.NotNull(changed);
        Assert.Null(changed.Downloads);
        Assert.Equal("another", changed.Pin);

        // The PIN alone is news, too; and so is that there is none any more.
        portal.Fleet.SetPin(device.Id, null);
        var none = Settings(await BeatAsync(device));
        for (var i = 0; none is null && i < 40; i++)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            none = Settings(await BeatAsync(device));
        }

        Assert.NotNull(none);
        Assert.Null(none.Pin);
    }

    [Theory]
    [InlineData(7, null, null, "device.download-limit")]
    [InlineData(1_000_001, null, null, "device.download-limit")]
    [InlineData(null, 22, null, "device.download-night")]
    [InlineData(null, 22, 22, "device.download-night")]
    public void A_plan_that_cannot_be_kept_is_refused(int? rate, int? from, int? to, string code)
    {
        var device = new Device(Guid.NewGuid(), Guid.NewGuid(), "d");
        Assert.Equal(code, Assert.Throws<RuleException>(() => device.Limit(new(rate, At(from), At(to)))).Code);
    }

    [Fact]
    public void A_device_is_told_bytes_and_minutes_of_its_sites_day()
    {
        Assert.Equal(new DownloadSettings(512 * 1024, new(22 * 60 + 30, 5 * 60, "Asia/Ho_Chi_Minh", DownloadPlan.LargeBytes)), Slow.ToSettings("Asia/Ho_Chi_Minh"));
        Assert.Null(DownloadPlan.Free.ToSettings("Asia/Ho_Chi_Minh"));
    }

    private static TimeOnly? At(int? hour) => hour is { } known ? new(known, 0) : null;

    private static DeviceSettings? Settings(IEnumerable<Envelope> answers) =>
        answers.Where(one => one.Type == DownTypes.Welcome).Select(one => ProtocolJson.TryRead<Welcome>(one.Body)!.Settings).FirstOrDefault(one => one is not null);

    private static Task<IReadOnlyList<Envelope>> BeatAsync(TestDevice device) => device.PollAsync(TestDevice.Up(UpTypes.Heartbeat, new Heartbeat(1_000, device.Run, [])));
}
