namespace Doingoai.Portal.Content;

/// <summary>The value of one field. Never empty: an empty field is absent.</summary>
/// <param name="Text">By kind: text, HTML, number, date, choice key, address, SHA-256, several of them line by line, section key, item id.</param>
/// <param name="Label">Links only.</param>
/// <param name="Rows">Tables only.</param>
public sealed record FieldValue(FieldKind Kind, string Text, string? Label = null, IReadOnlyList<IReadOnlyList<string>>? Rows = null)
{
    /// <summary>SHA-256 of the assets that the field itself names; those inside of rich text are not among them.</summary>
    public IEnumerable<string> NamedMedia => Kind switch
    {
        FieldKind.Media => [Text],
        FieldKind.Gallery => Text.Split('\n'),
        _ => [],
    };

    public bool Equals(FieldValue? other) =>
        other is not null && Kind == other.Kind && Text == other.Text && Label == other.Label && SameRows(Rows, other.Rows);

    public override int GetHashCode() => HashCode.Combine(Kind, Text, Label, Rows?.Count);

    private static bool SameRows(IReadOnlyList<IReadOnlyList<string>>? left, IReadOnlyList<IReadOnlyList<string>>? right) =>
        left is null || right is null
            ? left is null && right is null
            : left.Count == right.Count && left.Zip(right).All(pair => pair.First.SequenceEqual(pair.Second));
}
