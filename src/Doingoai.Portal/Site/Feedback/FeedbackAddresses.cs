using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Site.Feedback;

/// <summary>The form's address, in words of each language.</summary>
internal static class FeedbackAddresses
{
    private static readonly Dictionary<string, string> Words = new() { [Languages.Vietnamese] = "gop-y", [Languages.English] = "feedback", [Languages.Chinese] = "意见反馈" };

    public static string Form(string language) => $"/{language}/{Uri.EscapeDataString(Words[language])}";

    public static string Receipt(string language, string receipt) => $"{Form(language)}/{receipt}";

    /// <summary>As routes are written: not encoded.</summary>
    public static string Route(string language) => $"/{language}/{Words[language]}";

    public static string LanguageOf(string path) =>
        Languages.All.FirstOrDefault(language => path.StartsWith($"/{language}/", StringComparison.Ordinal)) ?? Languages.Vietnamese;
}
