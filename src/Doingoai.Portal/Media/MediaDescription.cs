using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Media;

/// <summary>What is said of an asset; <see cref="Alt"/> and <see cref="Caption"/> per language.</summary>
/// <param name="LicenceUntil">The last day, in Vietnam, on which it may be shown.</param>
public sealed record MediaDescription(
    IReadOnlyDictionary<string, string> Alt, IReadOnlyDictionary<string, string> Caption, string? Credit, string? Source, string? Licence,
    DateOnly? LicenceUntil = null, bool ShowsMap = false, IReadOnlyList<string>? Tags = null)
{
    public const int LongestText = 1_000;
    public const int LongestTag = 60;
    public const int MostTags = 30;

    public static MediaDescription Empty { get; } =
        new(new Dictionary<string, string>(), new Dictionary<string, string>(), null, null, null);

    /// <summary>Trimmed, without empty texts and unknown languages; too long a text is refused.</summary>
    internal MediaDescription Tidy() => this with { Alt = Tidy(Alt), Caption = Tidy(Caption), Credit = Tidy(Credit), Source = Tidy(Source), Licence = Tidy(Licence), Tags = TidyTags(Tags) };

    /// <summary>Dictionaries compare by reference in a record, hence by hand.</summary>
    internal bool SaysTheSameAs(MediaDescription other) =>
        Same(Alt, other.Alt) && Same(Caption, other.Caption) && (Credit, Source, Licence) == (other.Credit, other.Source, other.Licence)
        && (LicenceUntil, ShowsMap) == (other.LicenceUntil, other.ShowsMap) && (Tags ?? []).SequenceEqual(other.Tags ?? []);

    private static bool Same(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right) =>
        left.Count == right.Count && !left.Except(right).Any();

    private static Dictionary<string, string> Tidy(IReadOnlyDictionary<string, string> texts) =>
        (from language in Languages.All
         let text = Tidy(texts.GetValueOrDefault(language))
         where text is not null
         select (language, text)).ToDictionary();

    private static string? Tidy(string? text) => text?.Trim() switch
    {
        null or "" => null,
        { Length: > LongestText } => throw new RuleException("media.text-too-long", LongestText),
        var trimmed => trimmed,
    };

    /// <summary>Two spellings that differ in case or marks alone are one tag.</summary>
    private static string[] TidyTags(IReadOnlyList<string>? tags)
    {
        string[] tidy = [.. (tags ?? []).Select(tag => tag.Trim().TrimStart('#')).Where(tag => tag.Length > 0).DistinctBy(Folding.Fold)];
        return tidy.Length <= MostTags && tidy.All(tag => tag.Length <= LongestTag) ? tidy : throw new RuleException("media.too-many-tags", MostTags, LongestTag);
    }
}
