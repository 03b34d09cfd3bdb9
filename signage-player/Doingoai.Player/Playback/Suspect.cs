using Doingoai.Protocol.Manifests;

namespace Doingoai.Player.Playback;

/// <summary>What a screen dealt with when its renderer was lost.</summary>
/// <param name="Manifest">Version that plays.</param>
/// <param name="IsBusy">It was being prepared or brought on; otherwise it stood on the screen.</param>
/// <param name="IsBeside">It stood there while something else was being prepared, which is likelier to have done it.</param>
internal sealed record Suspect(Guid Screen, long Manifest, ManifestEntry Entry, bool IsBusy, bool IsBeside = false);
