using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Content;

/// <summary>A version with its publication, as a surface may show it.</summary>
/// <param name="Type">Key of its content type.</param>
/// <param name="Fields">Own and shared fields that are not empty, by name.</param>
/// <param name="From">Since when it is published in this form.</param>
/// <param name="FirstPublished">When readers first saw the item on this channel in this language.</param>
/// <param name="Sha256">Over item, type, language, address and all fields.</param>
internal sealed record LiveVersion(
    string Item,
    string Version,
    string Type,
    string Language,
    string Slug,
    IReadOnlyDictionary<string, FieldValue> Fields,
    string? SectionKey,
    Guid OwnerUnit,
    RiskClass RiskClass,
    Guid PublicationId,
    DateTimeOffset From,
    DateTimeOffset? Until,
    DateTimeOffset FirstPublished,
    string Sha256)
{
    /// <summary>The type's title field.</summary>
    public required string Title { get; init; }

    /// <summary>When readers were last given another text: with this publication, if nothing else was said.</summary>
    public DateTimeOffset Updated { get => field == default ? From : field; init; }
}
