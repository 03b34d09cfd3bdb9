using Doingoai.Player.Playback;

namespace Doingoai.Player.Local;

/// <summary>What a page is told: <c>views</c> (all of its screens), <c>view</c> (one of them) or <c>reload</c>.</summary>
internal sealed record PageOrder(string Type, IReadOnlyList<RendererView>? Views = null, RendererView? View = null);
