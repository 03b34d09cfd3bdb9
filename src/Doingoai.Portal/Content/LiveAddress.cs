namespace Doingoai.Portal.Content;

/// <summary>What is live, without its text: enough for lists of everything there is.</summary>
/// <param name="Updated">When readers were last given another text.</param>
/// <param name="FirstPublished">When readers first saw it.</param>
internal sealed record LiveAddress(
    string Item, string Language, string Type, string Title, string Slug, string? SectionKey, DateTimeOffset Updated, DateTimeOffset FirstPublished);
