namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>Statements prepared once on one connection. One thread at a time.</summary>
internal interface IPreparedStatements : IDisposable
{
    /// <returns>How many rows it changed.</returns>
    int Run(Statement statement, ReadOnlySpan<SqlValue> values);

    IReadOnlyList<object?[]> Rows(Statement statement, ReadOnlySpan<SqlValue> values);
}
