namespace Doingoai.Portal.Content;

/// <summary>Which live versions; <c>null</c> = any.</summary>
/// <param name="Since">First published at this instant or later.</param>
/// <param name="Before">First published before this instant.</param>
internal sealed record LiveFilter(string? Section = null, string? Type = null, int Skip = 0, int Take = 20, DateTimeOffset? Since = null, DateTimeOffset? Before = null);
