using Doingoai.Player.Playback;

namespace Doingoai.Player.Local;

/// <summary>A view and when it was handed over; its portal time grows until it is sent.</summary>
internal sealed record ShownView(RendererView View, long Timestamp)
{
    public RendererView At(TimeProvider time) =>
        View with { NowMs = View.NowMs + (long)time.GetElapsedTime(Timestamp).TotalMilliseconds };
}
