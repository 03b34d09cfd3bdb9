using Doingoai.Portal.Devices.Telemetry;

namespace Doingoai.Portal.Devices.Availability;

/// <summary>The portal is here and sees.</summary>
internal sealed class PulseWrite(long atMs) : TelemetryWrite
{
    public override void Apply(TelemetrySql sql) => sql.Run(Statements.Pulse, atMs);
}
