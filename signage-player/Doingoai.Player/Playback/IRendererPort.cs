namespace Doingoai.Player.Playback;

/// <summary>What draws. One per agent; screens are told apart by id.</summary>
internal interface IRendererPort
{
    /// <summary>Says what a screen shows from now on; the latest wins per screen. Never blocks.</summary>
    void Show(RendererView view);

    void Start(IRendererEvents events);

    /// <summary>The real pixels of the screen as PNG or JPEG, or <c>null</c> if there are none.</summary>
    Task<byte[]?> ScreenshotAsync(Guid screen, CancellationToken cancel);

    /// <summary>Loads the renderer anew; true once it is back.</summary>
    Task<bool> ReloadAsync(CancellationToken cancel);
}
