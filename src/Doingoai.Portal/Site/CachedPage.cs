namespace Doingoai.Portal.Site;

/// <summary>Marks public endpoints whose finished answer is kept until the site's generation grows.</summary>
internal sealed record CachedPage;
