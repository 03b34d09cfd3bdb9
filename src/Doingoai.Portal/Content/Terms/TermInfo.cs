namespace Doingoai.Portal.Content.Terms;

/// <summary>A term as it is read, typed and imported.</summary>
/// <param name="Key">How recipes and CSV files name it; empty for a new one = made from its first form.</param>
/// <param name="Revision">The revision that was seen; 0 for a new one.</param>
public sealed record TermInfo(string Key, TermKind Kind, string Note, IReadOnlyDictionary<string, TermForms> Forms, bool Ended = false, int Revision = 0)
{
    public TermForms In(string language) => Forms.GetValueOrDefault(language, TermForms.None);

    /// <summary>For lists and sentences: the first language's preferred form.</summary>
    public string Name => Platform.Languages.All.Select(language => In(language).Preferred).FirstOrDefault(form => form.Length > 0) ?? Key;
}
