using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Content.Api;

/// <summary>An item with the latest version of each language.</summary>
public sealed record ItemAnswer(
    string Item,
    string Type,
    int Revision,
    Guid Unit,
    RiskClass RiskClass,
    IReadOnlyDictionary<string, object> Shared,
    IReadOnlyDictionary<string, VariantAnswer> Variants);

/// <summary>One language.</summary>
public sealed record VariantAnswer(
    string Version,
    int Number,
    string Stage,
    string? Slug,
    string Sha256,
    string Author,
    DateTimeOffset SavedAt,
    IReadOnlyDictionary<string, object> Fields);

/// <summary>The languages that were published.</summary>
public sealed record PublishedAnswer(IReadOnlyList<string> Languages);
