namespace Doingoai.Portal.Content.Items;

/// <summary>Where an item stood on the site that came before.</summary>
/// <param name="Imported">The draft's texts are those of that site.</param>
/// <param name="SeenSince">Since when readers have seen them there.</param>
internal sealed record LegacyOrigin(int Number, bool Imported = false, DateTimeOffset? SeenSince = null);
