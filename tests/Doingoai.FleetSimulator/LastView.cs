using Doingoai.Player.Playback;

namespace Doingoai.FleetSimulator;

/// <summary>A renderer that only remembers the latest view of a screen.</summary>
internal sealed class LastView : IRendererPort
{
    private volatile RendererView? _view;

    /// <summary>Of a real screen; <c>null</c> while there was none.</summary>
    public RendererView? View => _view;

    public void Show(RendererView view)
    {
        if (view.Screen.Id != Guid.Empty) _view = view;
    }

    public void Start(IRendererEvents events)
    {
    }

    public Task<byte[]?> ScreenshotAsync(Guid screen, CancellationToken cancel) => Task.FromResult<byte[]?>(null);

    public Task<bool> ReloadAsync(CancellationToken cancel) => Task.FromResult(true);
}
