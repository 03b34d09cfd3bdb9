namespace Doingoai.Portal.Content.Search;

/// <summary>A word of a text; of Chinese, each character is one.</summary>
/// <param name="Start">Where it stands in the text.</param>
/// <param name="Written">As written, in small letters.</param>
/// <param name="Folded">Without diacritics.</param>
internal readonly record struct Word(int Start, int Length, string Written, string Folded, bool IsHan)
{
    public int End => Start + Length;

    /// <summary>Whoever typed these marks meant them.</summary>
    public bool HasMarks => Written != Folded;

    /// <summary>Stands in one run of Han characters with the word before it.</summary>
    public bool Continues(Word before) => IsHan && before.IsHan && before.End == Start;
}
