namespace Doingoai.Portal.Site;

/// <summary>Marks endpoints whose answers are the same for every reader and may be kept compressed.</summary>
internal sealed record PublicPage;
