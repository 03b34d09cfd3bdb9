using Microsoft.Data.Sqlite;

namespace Doingoai.FleetSimulator;

/// <summary>What the portal has committed of the devices' journals, read from its database by the side.</summary>
internal static class PortalJournal
{
    /// <summary>Records of a kind in the order of runs and numbers, as their exact lines.</summary>
    public static IReadOnlyList<PortalRecord> Read(string file, Guid device, string kind)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT run.run, record.seq, record.line FROM journal_record record
            JOIN journal_run run ON run.id = record.run JOIN place ON place.id = run.place
            WHERE place.guid = $device AND record.kind = $kind ORDER BY run.id, record.seq
            """;
        command.Parameters.AddWithValue("$device", device.ToString("N"));
        command.Parameters.AddWithValue("$kind", kind);
        using var reader = command.ExecuteReader();
        var records = new List<PortalRecord>();
        while (reader.Read()) records.Add(new(reader.GetString(0), reader.GetInt64(1), reader.GetString(2)));
        return records;
    }
}

/// <param name="Line">As the device signed it.</param>
internal sealed record PortalRecord(string Run, long Seq, string Line);
