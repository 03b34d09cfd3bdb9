using Doingoai.Portal.Platform.Persistence;

namespace Doingoai.Portal.Content.Items;

/// <summary>Each language of each item in its latest version.</summary>
internal static class LatestVersions
{
    public static IQueryable<LatestVersion> Of(PortalDb db, string? language = null) =>
        from variant in In(db, language)
        join version in db.Versions on variant.LatestVersionId equals version.Id
        select new LatestVersion { Variant = variant, Version = version };

    public static IQueryable<Variant> In(PortalDb db, string? language) => language is null ? db.Variants : db.Variants.Where(variant => variant.Language == language);

    /// <summary>"VI, EN".</summary>
    public static string Codes(IEnumerable<string> languages) =>
        string.Join(", ", Platform.Languages.All.Where(languages.Contains).Select(language => language.ToUpperInvariant()));
}
