using System.Text.Json;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Content.Recipes;

/// <summary>An item in a recipe. Assets, items and units are named by their keys.</summary>
internal sealed record DescribedItem(
    string Key,
    string Type,
    string? Unit,
    RiskClass RiskClass,
    int? LegacyNumber,
    Dictionary<string, JsonElement>? Shared,
    Dictionary<string, DescribedVariant> Variants,
    IReadOnlyList<Channel>? Publish);

/// <summary>One language of it.</summary>
internal sealed record DescribedVariant(string? Slug, Dictionary<string, JsonElement> Fields);
