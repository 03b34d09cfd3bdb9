using System.Globalization;
using Doingoai.Portal.Content.Types;

namespace Doingoai.Portal.Site;

/// <summary>Public addresses, percent-encoded: Chinese ones keep their Han characters, which readers see decoded.</summary>
internal static class Addresses
{
    public static string Home(string language) => $"/{language}";

    public static string Section(string language, string slug) => $"/{language}/{Uri.EscapeDataString(slug)}";

    /// <summary>What belongs to no section stands directly under the language.</summary>
    public static string Item(string language, string? sectionSlug, string slug) =>
        sectionSlug is null ? $"/{language}/{Uri.EscapeDataString(slug)}" : $"{Section(language, sectionSlug)}/{Uri.EscapeDataString(slug)}";

    /// <summary>The site map for people.</summary>
    public static string SiteMap(string language) => $"/{language}/site-map";

    /// <summary>A feed of the whole language, or of a section: file names carry a dot, which no slug has.</summary>
    public static string Feed(string language, string? sectionSlug, string file) => $"{(sectionSlug is null ? Home(language) : Section(language, sectionSlug))}/{file}";

    public static string Archive(string language, string sectionSlug, int year, int? month = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{Section(language, sectionSlug)}/archive/{year}") + (month is { } of ? string.Create(CultureInfo.InvariantCulture, $"/{of}") : "");

    public static string Directory(string language, ContentType type) => $"/{language}/{Uri.EscapeDataString(type.Directory!.Slugs[language])}";

    public static string Search(string language) => $"/{language}/search";

    /// <summary>An item's page as one file to keep.</summary>
    public static string Saved(string item) => $"{item}.html";

    /// <summary>An item's address as a QR code.</summary>
    public static string Qr(string item) => $"{item}/qr.svg";

    public static string Media(string sha256, string preset) => $"/media/{sha256}/{preset}";
}
