using Doingoai.Protocol.Manifests;

namespace Doingoai.Player.Playback;

/// <summary>One thing the renderer can draw.</summary>
/// <param name="Media">Path on the local server, <c>/media/{sha256}</c>; <c>null</c> for widgets.</param>
internal sealed record RendererEntry(string Id, EntryKind Kind, string? Media, string? ContentType, string? Title, ManifestWidget? Widget);
