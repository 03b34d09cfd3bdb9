namespace Doingoai.Portal.Site;

/// <summary>Public addresses, percent-encoded: Chinese ones keep their Han characters, which readers see decoded.</summary>
internal static class Addresses
{
    public static string Home(string language) => $"/{language}";

    public static string Section(string language, string slug) => $"/{language}/{Uri.EscapeDataString(slug)}";

    /// <summary>What belongs to no section stands directly under the language.</summary>
    public static string Item(string language, string? sectionSlug, string slug) =>
        sectionSlug is null ? $"/{language}/{Uri.EscapeDataString(slug)}" : $"{Section(language, sectionSlug)}/{Uri.EscapeDataString(slug)}";

    public static string Media(string sha256, string preset) => $"/media/{sha256}/{preset}";
}
