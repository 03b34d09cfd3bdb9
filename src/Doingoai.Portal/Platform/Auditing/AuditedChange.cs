using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Doingoai.Portal.Platform.Auditing;

/// <summary>One tracked entity's change as the trail keeps it.</summary>
internal sealed record AuditedChange(string Entity, string EntityId, string Verb, string? Before, string? After)
{
    /// <summary>Longer texts are cut: the trail shows what changed, versions keep the whole.</summary>
    private const int LongestText = 2_000;

    private const string Hidden = "•••";

    private static readonly ConcurrentDictionary<Type, AuditedAttribute?> Known = new();

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary><c>null</c> if the entity is not audited or nothing worth writing changed.</summary>
    public static AuditedChange? Of(EntityEntry entry)
    {
        if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) return null;
        if (Known.GetOrAdd(entry.Metadata.ClrType, type => type.GetCustomAttribute<AuditedAttribute>()) is not { } audited) return null;

        var changed = entry.Properties.Where(one => IsWritten(one, entry.State) && !audited.Except.Contains(one.Metadata.Name)).ToList();
        if (changed.Count == 0) return null;

        var before = entry.State == EntityState.Added ? null : ToJson(changed, audited, one => one.OriginalValue);
        var after = entry.State == EntityState.Deleted ? null : ToJson(changed, audited, one => one.CurrentValue);
        var verb = entry.State switch { EntityState.Added => "added", EntityState.Deleted => "removed", _ => "changed" };
        return new(entry.Metadata.ClrType.Name, KeyOf(entry), $"{entry.Metadata.ClrType.Name}.{verb}", before, after);
    }

    /// <summary>Fields and their values as the trail keeps them.</summary>
    public static string Write(IReadOnlyDictionary<string, object?> fields) => JsonSerializer.Serialize(fields, Json);

    private static bool IsWritten(PropertyEntry property, EntityState state) => state switch
    {
        EntityState.Modified => property.IsModified && !Equals(property.OriginalValue, property.CurrentValue),
        EntityState.Added => property.CurrentValue is not null && !property.IsTemporary,
        _ => true,
    };

    private static string KeyOf(EntityEntry entry) => string.Join('/', entry.Properties
        .Where(one => one.Metadata.IsPrimaryKey()).Select(one => one.CurrentValue is Guid id ? id.ToString("N") : one.CurrentValue?.ToString()));

    private static string ToJson(List<PropertyEntry> properties, AuditedAttribute audited, Func<PropertyEntry, object?> value) => Write(
        properties.ToDictionary(one => one.Metadata.Name, one => audited.Secret.Contains(one.Metadata.Name) ? Hidden : Short(value(one))));

    private static object? Short(object? value) => value switch
    {
        string { Length: > LongestText } text => $"{text[..LongestText]}… ({text.Length})",
        byte[] bytes => $"{bytes.Length} bytes",
        Enum word => word.ToString(),
        _ => value,
    };
}
