using System.Data;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>A statement both databases understand. One object for each: the writer keeps what it prepared by it.</summary>
/// <param name="types">Of its parameters @p0, @p1, …</param>
internal sealed class Statement(string sql, params DbType[] types)
{
    public string Sql => sql;

    public IReadOnlyList<DbType> Types => types;
}
