using System.ComponentModel.DataAnnotations;

namespace Doingoai.Portal.Media.Api;

/// <summary>What is now said of an asset. <see cref="Revision"/> is the one that was seen.</summary>
public sealed record DescribeMediaRequest(
    [property: Range(0, int.MaxValue)] int Revision,
    [property: Required] IReadOnlyDictionary<string, string> Alt,
    [property: Required] IReadOnlyDictionary<string, string> Caption,
    [property: MaxLength(MediaDescription.LongestText)] string? Credit = null,
    [property: MaxLength(MediaDescription.LongestText)] string? Source = null,
    [property: MaxLength(MediaDescription.LongestText)] string? Licence = null,
    DateOnly? LicenceUntil = null,
    bool ShowsMap = false,
    [property: MaxLength(MediaDescription.MostTags)] IReadOnlyList<string>? Tags = null)
{
    internal MediaDescription ToDescription() => new(Alt, Caption, Credit, Source, Licence, LicenceUntil, ShowsMap, Tags);
}
