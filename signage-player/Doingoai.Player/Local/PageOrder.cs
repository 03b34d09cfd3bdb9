using Doingoai.Player.Playback;
using Doingoai.Player.Technician;

namespace Doingoai.Player.Local;

/// <summary>What a page is told: <c>views</c> (all of its screens), <c>view</c> (one of them), <c>technician</c> or <c>reload</c>.</summary>
internal sealed record PageOrder(string Type, IReadOnlyList<RendererView>? Views = null, RendererView? View = null, TechnicianView? Technician = null);
