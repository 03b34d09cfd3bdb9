using System.Data;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>A statement both databases understand, with the types of its parameters @p0, @p1, …</summary>
internal sealed record Statement(string Sql, params DbType[] Types);
