using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Media.Framings;
using Microsoft.JSInterop;

namespace Doingoai.Portal.Media.Pages;

/// <summary>Focal point and cuts, shown as they will be cut. Moved in the browser, by mouse, finger or keys.</summary>
public sealed partial class MediaFraming : IAsyncDisposable
{
    /// <summary>Called by the browser when a movement has come to rest.</summary>
    [JSInvokable]
    public Task FramedAsync(Framing? framing) => InvokeAsync(async () =>
    {
        var saved = await Attempt.RunAsync(() => Frame.RunAsync(Asset.Sha256, Asset.Revision, framing, CancellationToken.None));
        if (saved is not null) await Changed.InvokeAsync(saved);
    });

    public async ValueTask DisposeAsync()
    {
        if (_script is not null) await _script.DisposeAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;

        _script = new(Browser, "/admin/framing.js", this);
        if (!await _script.BeginAsync("frame", _root, $"/media/{Asset.Sha256}", Asset.Width, Asset.Height, Asset.Framing)) Attempt.SayIncomplete();
    }

    /// <summary>The browser draws it; what is drawn must not be drawn over.</summary>
    protected override bool ShouldRender() => false;
}
