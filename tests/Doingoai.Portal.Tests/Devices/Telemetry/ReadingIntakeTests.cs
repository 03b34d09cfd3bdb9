using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Devices.Live;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.Portal.Tests.Devices.Telemetry;

public sealed class ReadingIntakeTests
{
    [Fact]
    public void The_minute_of_a_large_fleet_leaves_room_for_its_journals()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var writer = new TelemetryWriter(new(() => throw new InvalidOperationException("Nothing is written here.")), TimeProvider.System, NullLogger<TelemetryWriter>.Instance);
        using var intake = new ReadingIntake(writer, new LiveFleet(new DeviceSessions(TimeProvider.System), TimeProvider.System), TimeProvider.System, NullLogger<ReadingIntake>.Instance);
        var fleet = new Fleet(5_000);
        foreach (var screen in fleet.Screens)
        {
            var readings = new ReadingBatch([.. fleet.Metrics.Select(metric => new Reading(metric, 1, now.ToUnixTimeMilliseconds(), screen))]);
            Assert.Equal(InboxVerdict.Taken, intake.Take(fleet.Session, ProtocolJson.ToElement(readings), now));
        }

        intake.RollUp(now.AddMinutes(2));

        Assert.True(writer.TryWrite(new MinuteWrite([])));
    }

    [Theory]
    [InlineData(1.7e308)] // two of them in a minute have no sum
    [InlineData(-1.7e308)]
    public void A_value_that_nothing_measures_is_refused(double value)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var writer = new TelemetryWriter(new(() => throw new InvalidOperationException("Nothing is written here.")), TimeProvider.System, NullLogger<TelemetryWriter>.Instance);
        using var intake = new ReadingIntake(writer, new LiveFleet(new DeviceSessions(TimeProvider.System), TimeProvider.System), TimeProvider.System, NullLogger<ReadingIntake>.Instance);
        var fleet = new Fleet(1);
        var batch = new ReadingBatch([new(MetricKeys.Cpu, value, now.ToUnixTimeMilliseconds(), fleet.Screens[0])]);

        Assert.Equal(InboxVerdict.Malformed, intake.Take(fleet.Session, ProtocolJson.ToElement(batch), now));
    }

    private sealed class Fleet : ILinkChannel
    {
        private static readonly Names Nameless = new("Máy", "Machine", "机器");

        public Fleet(int screens)
        {
            Screens = [.. Enumerable.Range(0, screens).Select(_ => Guid.CreateVersion7())];
            var device = Guid.CreateVersion7();
            var infos = Screens.Select(id => new ScreenInfo(id, device, "s", Nameless, "c", 0, 0, 1, 1, "Asia/Ho_Chi_Minh", ["vi"], null)).ToList();
            var info = new DeviceInfo(device, Guid.CreateVersion7(), "d", Nameless, [new(Guid.CreateVersion7(), "o", 1, 1, 0, infos)]);
            Session = new(new(DeviceRefusal.None, device, "kid", "run", 1), info, LinkNames.Mqtt, this, DateTimeOffset.UnixEpoch);
        }

        public IReadOnlyList<Guid> Screens { get; }

        public IReadOnlyList<string> Metrics { get; } = [MetricKeys.FrameAge, MetricKeys.FrameRate, MetricKeys.Cpu, MetricKeys.Memory, MetricKeys.Temperature];

        public DeviceSession Session { get; }

        public bool TrySend(Envelope envelope) => true;

        public Task CloseAsync(string reason) => Task.CompletedTask;
    }
}
