namespace Doingoai.Player.Playback;

/// <summary>What a screen showed last.</summary>
/// <param name="Entry">Empty: the calm slate.</param>
/// <param name="AtMs">Portal time of its first frame.</param>
internal sealed record Drawn(long Manifest, string Entry, long AtMs);
