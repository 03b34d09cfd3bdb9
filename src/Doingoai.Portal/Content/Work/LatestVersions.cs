using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform.Persistence;

namespace Doingoai.Portal.Content.Work;

/// <summary>Each language of each item in its latest version.</summary>
internal static class LatestVersions
{
    public static IQueryable<LatestVersion> Of(PortalDb db) =>
        from variant in db.Variants
        join version in db.Versions on variant.LatestVersionId equals version.Id
        select new LatestVersion { Variant = variant, Version = version };

    /// <summary>"VI, EN".</summary>
    public static string Codes(IEnumerable<string> languages) =>
        string.Join(", ", Platform.Languages.All.Where(languages.Contains).Select(language => language.ToUpperInvariant()));
}

internal sealed class LatestVersion
{
    public required Variant Variant { get; init; }

    public required ItemVersion Version { get; init; }
}
