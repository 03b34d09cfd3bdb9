using Doingoai.Protocol.Manifests;

namespace Doingoai.Player.Storage;

/// <summary>What a screen holds; this small file is the switch that activates a manifest.</summary>
/// <param name="Highest">Highest version ever verified; never falls.</param>
/// <param name="Active">Version that plays; 0 for none.</param>
/// <param name="Previous">Kept for a rollback; 0 for none.</param>
/// <param name="Fallbacks">By slot, what was last on disk before the active manifest. Approved anew before each use.</param>
/// <param name="Drawn">Newest version that was seen on the screen; 0 for none.</param>
/// <param name="GivenUp">Newest version that was not and gave way to the one before; 0 for none.</param>
internal sealed record ScreenState(
    long Highest,
    string HighestSha256,
    long Active,
    long Previous,
    IReadOnlyList<ManifestEntry> Fallbacks,
    IReadOnlyList<ManifestMedia> FallbackMedia,
    long Drawn = 0,
    long GivenUp = 0,
    string? GivenUpFor = null)
{
    public static ScreenState Empty { get; } = new(0, "", 0, 0, [], []);
}
