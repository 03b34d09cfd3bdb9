namespace Doingoai.Portal.Site.Pages;

/// <summary>A step of the way here; without address it is the page itself.</summary>
internal sealed record Crumb(string Name, string? Href);
