using Microsoft.JSInterop;

namespace Doingoai.Portal.Content.Pages;

/// <summary>
/// The browser keeps what is typed until it is saved, because a circuit can be lost with everything in it. Also counts
/// characters there, without asking the server.
/// </summary>
internal sealed class KeptText(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private string _key = "";

    /// <summary>Starts keeping under <paramref name="key"/>; returns what was kept under it before: field id → text.</summary>
    public async Task<IReadOnlyDictionary<string, string>> BeginAsync(string key)
    {
        _key = key;
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", "/admin/content.js");
        return await _module.InvokeAsync<Dictionary<string, string>>("begin", key);
    }

    public async Task ForgetAsync()
    {
        if (_module is not null) await _module.InvokeVoidAsync("forget", _key);
    }

    public async ValueTask DisposeAsync()
    {
        if (_module is not { } module) return;
        _module = null; // the next page of this circuit begins anew
        try
        {
            await module.InvokeVoidAsync("end");
            await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // the browser went first
        }
    }
}
