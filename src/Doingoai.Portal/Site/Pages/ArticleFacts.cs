namespace Doingoai.Portal.Site.Pages;

/// <summary>What programs are told of an item: schema.org and Open Graph.</summary>
/// <param name="Kind">Its schema.org type.</param>
/// <param name="Author">By name; <c>null</c> = the portal itself.</param>
internal sealed record ArticleFacts(string Kind, DateTimeOffset Published, DateTimeOffset Updated, string? Author, string? Section);
