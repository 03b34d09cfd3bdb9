using System.ComponentModel.DataAnnotations;

namespace Doingoai.Portal.Content.Api;

/// <summary>Publishes one version.</summary>
/// <param name="Slides">Screens: hashes of the slides the publisher saw and signs for.</param>
public sealed record PublishVersionRequest(
    Channel Channel,
    [property: MaxLength(200)] IReadOnlyList<string>? Slides = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null);

/// <summary>Publishes an item's latest versions in one act.</summary>
/// <param name="Languages">All of these or none; left out = whichever are ready.</param>
public sealed record PublishItemRequest(
    Channel Channel,
    [property: MaxLength(10)] IReadOnlyList<string>? Languages = null,
    [property: MaxLength(200)] IReadOnlyList<string>? Slides = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null);

/// <summary>Takes an item off every channel.</summary>
/// <param name="Language">Left out = all.</param>
public sealed record RecallItemRequest([property: StringLength(8)] string? Language = null);
