using System.Data.Common;
using System.Reflection;
using Doingoai.Portal.Platform.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Doingoai.Portal.Platform.Persistence;

/// <summary>
/// Many new rows of one table by one prepared statement: change tracking costs several times what the database does with them.
/// In the transaction of the context if there is one, which is how several rows become all or none.
/// </summary>
internal static class BulkInsert
{
    /// <exception cref="InvalidOperationException">Rows of <typeparamref name="T"/> are audited; the trail would not hear of these.</exception>
    /// <exception cref="DbException">As the database says, for instance when a key is there already.</exception>
    public static async Task BulkInsertAsync<T>(this PortalDb db, IEnumerable<T> rows, CancellationToken cancel) where T : class
    {
        if (typeof(T).GetCustomAttribute<AuditedAttribute>() is not null) throw new InvalidOperationException($"{typeof(T).Name} is audited.");
        var properties = db.Model.FindEntityType(typeof(T))!.GetProperties().ToList();
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = Insert<T>(db, properties);
            foreach (var row in rows)
            {
                for (var i = 0; i < properties.Count; i++) command.Parameters[i].Value = ValueOf(properties[i], row);
                await command.ExecuteNonQueryAsync(cancel);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    // Names come from the model, values only as parameters.
    private static DbCommand Insert<T>(PortalDb db, List<IProperty> properties)
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var (sql, table) = (db.GetService<ISqlGenerationHelper>(), StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value);
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var columns = properties.Select(property => sql.DelimitIdentifier(property.GetColumnName(table)!));
        command.CommandText = $"INSERT INTO {sql.DelimitIdentifier(table.Name, table.Schema)} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", properties.Select((_, i) => $"@p{i}"))})";
        foreach (var (i, property) in properties.Index()) command.Parameters.Add(property.GetRelationalTypeMapping().CreateParameter(command, $"@p{i}", null, property.IsNullable));
        return command;
    }

    private static object ValueOf(IProperty property, object row)
    {
        var value = property.GetGetter().GetClrValue(row);
        return (property.GetRelationalTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
    }
}
