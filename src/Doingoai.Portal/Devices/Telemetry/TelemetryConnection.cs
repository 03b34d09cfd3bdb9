using System.Data.Common;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>How the writer gets its connection.</summary>
internal sealed record TelemetryConnection(Func<DbConnection> Create);
