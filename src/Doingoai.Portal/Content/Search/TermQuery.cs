using System.Data.Common;
using System.Globalization;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Doingoai.Portal.Content.Search;

/// <summary>Asks all conditions of a search in one statement. They travel as parameters and hold nothing but letters and digits of ours.</summary>
internal static class TermQuery
{
    public static async Task<IReadOnlyList<int[]>> RunAsync(
        PortalDb db, IReadOnlyList<Condition> conditions, Func<Condition, string> write, Func<string, string> select, Func<DbDataReader, int, int[]> read, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = string.Join(" UNION ALL ", conditions.Select((_, at) => $"SELECT {Number(at)}, ({select($"@p{Number(at)}")})"));
        for (var at = 0; at < conditions.Count; at++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"p{Number(at)}";
            parameter.Value = write(conditions[at]);
            command.Parameters.Add(parameter);
        }

        var found = new int[conditions.Count][];
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) found[reader.GetInt32(0)] = await reader.IsDBNullAsync(1, cancel) ? [] : read(reader, 1);
        return found;
    }

    private static string Number(int at) => at.ToString(CultureInfo.InvariantCulture);
}
