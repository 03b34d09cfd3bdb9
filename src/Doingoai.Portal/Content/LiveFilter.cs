namespace Doingoai.Portal.Content;

/// <summary>Which live versions; <c>null</c> = any.</summary>
internal sealed record LiveFilter(string? Section = null, string? Type = null, int Skip = 0, int Take = 20);
