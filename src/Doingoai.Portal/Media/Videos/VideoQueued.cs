namespace Doingoai.Portal.Media.Videos;

/// <summary>A video waits to be made playable.</summary>
internal sealed record VideoQueued(Guid Job);

/// <summary>Somebody wants it no longer.</summary>
internal sealed record VideoCancelled(Guid Job);
