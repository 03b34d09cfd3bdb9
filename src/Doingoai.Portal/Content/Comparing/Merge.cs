
namespace Doingoai.Portal.Content.Comparing;

/// <summary>Two people began from the same fields. What only one of them changed is taken; where both did, one must choose. Pure.</summary>
internal static class Merge
{
    /// <returns>Mine with what only they changed; and the names of fields both changed differently, in which mine still stands.</returns>
    public static (Dictionary<string, FieldValue> Fields, IReadOnlyList<string> Conflicts) Of(
        IReadOnlyDictionary<string, FieldValue> basis, IReadOnlyDictionary<string, FieldValue> mine, IReadOnlyDictionary<string, FieldValue> theirs)
    {
        var fields = new Dictionary<string, FieldValue>();
        var conflicts = new List<string>();
        foreach (var name in mine.Keys.Union(theirs.Keys).Union(basis.Keys))
        {
            var (was, my, their) = (basis.GetValueOrDefault(name), mine.GetValueOrDefault(name), theirs.GetValueOrDefault(name));
            if ((my == was ? their : my) is { } taken) fields[name] = taken;
            if (my != was && their != was && my != their) conflicts.Add(name);
        }

        return (fields, conflicts);
    }

    /// <summary>Fields with what was typed over them; an empty text empties the field.</summary>
    public static Dictionary<string, FieldValue> Over(IReadOnlyDictionary<string, FieldValue> fields, IEnumerable<KeyValuePair<string, FieldValue>> typed)
    {
        var over = fields.ToDictionary();
        foreach (var (name, value) in typed)
        {
            if (value.Text.Length == 0 && value.Rows is null) over.Remove(name);
            else over[name] = value;
        }

        return over;
    }
}

/// <summary>Both changed this field, differently.</summary>
/// <param name="Language"><c>null</c> for a shared field.</param>
public sealed record FieldConflict(string Field, string? Language, FieldValue? Mine, FieldValue? Theirs);
