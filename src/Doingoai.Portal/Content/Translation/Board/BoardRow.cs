using Doingoai.Portal.Content.Items;

namespace Doingoai.Portal.Content.Translation.Board;

/// <summary>An item with all its languages.</summary>
public sealed record BoardRow(string Item, string Title, string Type, string SourceLanguage, Guid Unit, string? Section, DateTimeOffset ChangedAt, IReadOnlyDictionary<string, BoardCell> Cells)
{
    public BoardCell In(string language) => Cells.GetValueOrDefault(language, BoardCell.Empty);
}

/// <summary>A language of an item.</summary>
/// <param name="Since">When it was saved, or from when on it has been behind its source.</param>
public sealed record BoardCell(LanguageState State, IReadOnlyList<string> Stale, DateTimeOffset? Since, string Author, BoardAssignment? Assignment)
{
    public static BoardCell Empty { get; } = new(LanguageState.Missing, [], null, "", null);
}

public sealed record BoardAssignment(Guid Id, Guid Person, string Name, DateOnly? Due);

/// <summary>Some rows of <paramref name="Total"/>.</summary>
internal sealed record BoardRows(IReadOnlyList<BoardRow> Rows, int Total);
