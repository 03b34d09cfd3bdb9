using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;

namespace Doingoai.Portal.Site.Feedback;

/// <summary>What stands in a form, cleaned of what no reader types; it may still be wrong.</summary>
internal sealed partial record FeedbackInput(FeedbackTopic Topic, string Text, string Name, string Email, string About)
{
    public const int ShortestText = 10;
    public const int LongestText = 4_000;
    public const int LongestName = 100;
    public const int LongestEmail = 254;
    public const int LongestAbout = 300;

    public static FeedbackInput Empty { get; } = new(FeedbackTopic.Question, "", "", "", "");

    public static FeedbackInput Of(Func<string, StringValues> field) => new(
        Enum.TryParse<FeedbackTopic>(field("topic"), ignoreCase: true, out var topic) && Enum.IsDefined(topic) ? topic : FeedbackTopic.Question,
        Lines(field("text").ToString()),
        Line(field("name").ToString()),
        field("email").ToString().Trim(), // not cleaned: an address with a line break in it is refused, never mended
        PageOf(field("about").ToString()));

    public IEnumerable<FeedbackProblem> Problems()
    {
        if (Text.Length < ShortestText) yield return FeedbackProblem.TextMissing;
        if (Text.Length > LongestText) yield return FeedbackProblem.TextTooLong;
        if (Name.Length > LongestName) yield return FeedbackProblem.NameTooLong;
        if (Email.Length > 0 && (Email.Length > LongestEmail || !EmailPattern().IsMatch(Email))) yield return FeedbackProblem.EmailWrong;
    }

    /// <summary>The same words of the same reader have the same one.</summary>
    public string Fingerprint(string language) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', language, Topic, Text, Name, Email.ToUpperInvariant(), About))));

    /// <summary>A page of the portal by its path; anything else is no page.</summary>
    public static string PageOf(string typed) => typed.Length <= LongestAbout && PagePattern().IsMatch(typed) ? typed : "";

    private static string Lines(string typed) => Control().Replace(Whole(typed).ReplaceLineEndings("\n"), "").Trim();

    private static string Line(string typed) => Blank().Replace(Whole(typed), " ").Trim();

    /// <summary>In one form, without halves of characters, which no database takes.</summary>
    private static string Whole(string typed)
    {
        var whole = LoneSurrogate().Replace(typed, "");
        return whole.IsNormalized() ? whole : whole.Normalize();
    }

    [GeneratedRegex(@"[\p{Cc}\p{Cs}-[\n\t\ud800-\udfff]]|[\u202a-\u202e\u2066-\u2069\ufeff]")]
    private static partial Regex Control();

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\s]+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]")]
    private static partial Regex LoneSurrogate();

    [GeneratedRegex(@"^[^\s@<>""'(),:;\\\p{Cc}]{1,64}@[^\s@<>""'(),:;\\\p{Cc}.]+(\.[^\s@<>""'(),:;\\\p{Cc}.]+)+\z")]
    private static partial Regex EmailPattern();

    [GeneratedRegex(@"^/(vi|en|zh)(/[^\s\p{Cc}<>""\\?#]*)?\z")]
    private static partial Regex PagePattern();
}
