using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Content.Items;

/// <summary>What somebody wants to save. What is <c>null</c> or not named stays as it is.</summary>
/// <param name="Revision">The item's revision that was on the person's screen; 0 for a new item.</param>
/// <param name="Shared">All shared fields.</param>
/// <param name="Variants">By language, all fields of that language.</param>
/// <param name="SourceLanguage">The language the others are translated from.</param>
/// <param name="Minor">What changes in the source leaves translations right.</param>
/// <param name="Origin">Where it stood before this portal.</param>
internal sealed record ItemDraft(
    int Revision,
    IReadOnlyDictionary<string, FieldValue>? Shared,
    IReadOnlyDictionary<string, VariantDraft> Variants,
    RiskClass? RiskClass = null,
    Guid? Unit = null,
    string? SourceLanguage = null,
    bool Minor = false,
    LegacyOrigin? Origin = null);

/// <summary>One language of a draft.</summary>
/// <param name="Slug">Wanted address; <c>null</c> = unchanged, or made from the title; empty = made from the title again.</param>
/// <param name="Source">Version it was translated from; <c>null</c> = the latest one of the source language.</param>
internal sealed record VariantDraft(IReadOnlyDictionary<string, FieldValue> Fields, string? Slug = null, string? Source = null);
