using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Media;

/// <summary>What is said of an asset; <see cref="Alt"/> and <see cref="Caption"/> per language.</summary>
public sealed record MediaDescription(
    IReadOnlyDictionary<string, string> Alt, IReadOnlyDictionary<string, string> Caption, string? Credit, string? Source, string? Licence)
{
    public const int LongestText = 1_000;

    public static MediaDescription Empty { get; } =
        new(new Dictionary<string, string>(), new Dictionary<string, string>(), null, null, null);

    /// <summary>Trimmed, without empty texts and unknown languages; too long a text is refused.</summary>
    internal MediaDescription Tidy() => new(Tidy(Alt), Tidy(Caption), Tidy(Credit), Tidy(Source), Tidy(Licence));

    /// <summary>Dictionaries compare by reference in a record, hence by hand.</summary>
    internal bool SaysTheSameAs(MediaDescription other) =>
        Same(Alt, other.Alt) && Same(Caption, other.Caption) && (Credit, Source, Licence) == (other.Credit, other.Source, other.Licence);

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
}
