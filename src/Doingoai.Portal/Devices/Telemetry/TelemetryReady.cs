using Doingoai.Portal.Devices.Keys;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>Before anything listens: the schema is there and the keys are read.</summary>
internal sealed class TelemetryReady(TelemetryStart start, DeviceKeyRing ring) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await start.RunAsync(cancellationToken);
        await ring.ReadAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
