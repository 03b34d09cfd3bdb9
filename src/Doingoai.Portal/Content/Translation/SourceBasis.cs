using System.Text.Json;

namespace Doingoai.Portal.Content.Translation;

/// <summary>What each field of a translation was last known to say the same as. A field that is not named was empty then. Immutable, pure.</summary>
internal sealed class SourceBasis
{
    private readonly Dictionary<string, FieldBasis> _fields;

    private SourceBasis(Dictionary<string, FieldBasis> fields) => _fields = fields;

    public IReadOnlyDictionary<string, FieldBasis> Fields => _fields;

    /// <summary>All of it was translated from this.</summary>
    public static SourceBasis On(SourceFields source) => new(source.Hashes.ToDictionary(field => field.Key, field => new FieldBasis(source.Version, field.Value)));

    /// <summary><c>null</c> for a translation of which nothing was recorded.</summary>
    public static SourceBasis? Read(string? json) => json is null ? null : new(JsonSerializer.Deserialize<Dictionary<string, FieldBasis>>(json, JsonSerializerOptions.Web) ?? []);

    public string Write() => JsonSerializer.Serialize(new SortedDictionary<string, FieldBasis>(_fields, StringComparer.Ordinal), JsonSerializerOptions.Web);

    /// <summary>Fields whose source changed since.</summary>
    public IReadOnlyList<string> StaleAgainst(SourceFields source) =>
        [.. _fields.Keys.Union(source.Hashes.Keys).Where(field => (_fields.GetValueOrDefault(field)?.Hash ?? "") != source.HashOf(field)).Order(StringComparer.Ordinal)];

    /// <summary>These fields say what <paramref name="seen"/> says.</summary>
    public SourceBasis Confirm(IEnumerable<string> fields, SourceFields seen)
    {
        var confirmed = _fields.ToDictionary();
        foreach (var field in fields)
        {
            if (seen.Hashes.TryGetValue(field, out var hash)) confirmed[field] = new(seen.Version, hash);
            else confirmed.Remove(field);
        }

        return new(confirmed);
    }

    /// <summary>The source changed so little that what was right stays right.</summary>
    public SourceBasis AfterMinorEdit(SourceFields before, SourceFields after)
    {
        var stale = StaleAgainst(before);
        return Confirm(before.Hashes.Keys.Union(after.Hashes.Keys).Except(stale), after);
    }

    /// <summary>Another language became the source: what was right stays right, of the rest nobody knows.</summary>
    public static SourceBasis Instead(SourceFields source, IEnumerable<string> doubtful)
    {
        var fields = On(source)._fields;
        foreach (var field in doubtful) fields[field] = FieldBasis.Unknown;
        return new(fields);
    }
}
