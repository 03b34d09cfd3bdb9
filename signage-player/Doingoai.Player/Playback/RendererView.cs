using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Timelines;

namespace Doingoai.Player.Playback;

/// <summary>Everything a renderer needs for one screen until the next view.</summary>
/// <param name="Entries">By <see cref="PlanStep.Entry"/>; every step of the plan is in it.</param>
/// <param name="JumpTo">"Show now": the entry to show at once.</param>
/// <param name="NowMs">Portal time at sending, Unix ms; the renderer counts on from here.</param>
/// <param name="Notice">Enrolment code or three words, one line each, while the device is not enrolled; or what identifies it.</param>
internal sealed record RendererView(
    ManifestScreen Screen,
    Plan Plan,
    IReadOnlyDictionary<string, RendererEntry> Entries,
    string? JumpTo,
    long NowMs,
    string? Notice);
