using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Content.Api;

/// <summary>Begins an item. Fields by name: text as strings, links as {address, label}, tables as rows of cells.</summary>
public sealed record CreateItemRequest(
    [property: Required, StringLength(100, MinimumLength = 1)] string Type,
    IReadOnlyDictionary<string, VariantRequest> Variants,
    IReadOnlyDictionary<string, JsonElement>? Shared = null,
    Guid? Unit = null,
    RiskClass? RiskClass = null);

/// <summary>Saves an item. What is not named stays; a variant named is replaced.</summary>
/// <param name="Revision">The revision the person saw.</param>
/// <param name="SourceLanguage">The language the others are translated from.</param>
/// <param name="Minor">The change in the source leaves its translations right.</param>
public sealed record SaveItemRequest(
    [property: Range(0, int.MaxValue)] int Revision,
    IReadOnlyDictionary<string, VariantRequest>? Variants = null,
    IReadOnlyDictionary<string, JsonElement>? Shared = null,
    Guid? Unit = null,
    RiskClass? RiskClass = null,
    [property: StringLength(8)] string? SourceLanguage = null,
    bool Minor = false);

/// <summary>One language.</summary>
/// <param name="Slug">Address; left out = made from the title.</param>
/// <param name="Source">Version it was translated from.</param>
public sealed record VariantRequest(
    IReadOnlyDictionary<string, JsonElement> Fields,
    [property: StringLength(200)] string? Slug = null,
    [property: StringLength(26)] string? Source = null);
