namespace Doingoai.Portal.Content.Search;

/// <summary>Words that are to stand together: one word, what was typed without spaces or in quotation marks, or a run of Han characters.</summary>
internal sealed record Phrase(IReadOnlyList<Word> Words)
{
    public bool IsHan => Words[0].IsHan;

    public bool IsOneWord => !IsHan && Words.Count == 1;

    /// <summary>Without diacritics; Han characters run together, words stay apart.</summary>
    public string Folded { get; } = string.Join(Words[0].IsHan ? "" : " ", Words.Select(word => word.Folded));
}
