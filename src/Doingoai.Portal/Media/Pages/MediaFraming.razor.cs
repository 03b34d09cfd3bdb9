using Doingoai.Portal.Media.Framings;
using Microsoft.JSInterop;

namespace Doingoai.Portal.Media.Pages;

/// <summary>Focal point and cuts, shown as they will be cut. Moved in the browser, by mouse, finger or keys.</summary>
public sealed partial class MediaFraming : IDisposable
{
    /// <summary>Called by the browser when a movement has come to rest.</summary>
    [JSInvokable]
    public Task FramedAsync(Framing? framing) => InvokeAsync(async () =>
    {
        var saved = await Attempt.RunAsync(() => Frame.RunAsync(Asset.Sha256, Asset.Revision, framing, CancellationToken.None));
        if (saved is not null) await Changed.InvokeAsync(saved);
    });

    public void Dispose() => _desk?.Dispose();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;

        _desk = DotNetObjectReference.Create(this);
        var module = await Browser.InvokeAsync<IJSObjectReference>("import", "/admin/framing.js");
        await module.InvokeVoidAsync("frame", _root, $"/media/{Asset.Sha256}", Asset.Width, Asset.Height, Asset.Framing, _desk);
    }

    /// <summary>The browser draws it; what is drawn must not be drawn over.</summary>
    protected override bool ShouldRender() => false;
}
