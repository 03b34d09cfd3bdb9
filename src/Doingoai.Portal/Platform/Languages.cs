namespace Doingoai.Portal.Platform;

/// <summary>The three languages, in the order in which they are written and shown.</summary>
internal static class Languages
{
    public const string Vietnamese = "vi";
    public const string English = "en";
    public const string Chinese = "zh";

    public static IReadOnlyList<string> All { get; } = [Vietnamese, English, Chinese];

    public static bool Knows(string language) => All.Contains(language);

    /// <summary>The tag for <c>lang</c> and <c>hreflang</c>: Chinese here is written in simplified characters.</summary>
    public static string Tag(string language) => language == Chinese ? "zh-Hans" : language;
}
