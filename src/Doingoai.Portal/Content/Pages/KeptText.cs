using System.Text.Json;
using Microsoft.JSInterop;

namespace Doingoai.Portal.Content.Pages;

/// <summary>
/// What is typed is read from the browser's boxes and never written into them. The browser hands it to the portal as it is
/// typed and keeps what it could not hand over, because a circuit can be lost with everything in it.
/// </summary>
internal sealed class KeptText(IJSRuntime js) : IAsyncDisposable
{
    private const long LargestForm = 12 * 1024 * 1024;
    private IJSObjectReference? _module;

    /// <summary>What an earlier window could not hand over before it closed.</summary>
    public async Task<Leftover?> LeftoverAsync(string key, Guid person) => await (await ModuleAsync()).InvokeAsync<Leftover?>("leftover", key, person.ToString("N"));

    /// <summary>Begins to watch the boxes that are on the screen.</summary>
    public async Task BeginAsync(string key, Guid person, IReadOnlyDictionary<string, string?> basis) =>
        await (await ModuleAsync()).InvokeVoidAsync("begin", key, person.ToString("N"), basis);

    /// <summary>Text by box of everything touched since the last save, as it stands this moment. Handing over rests until <see cref="SettleAsync"/>.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CollectAsync()
    {
        if (_module is null) return new Dictionary<string, string>();
        await using var json = await _module.InvokeAsync<IJSStreamReference>("collect");
        await using var stream = await json.OpenReadStreamAsync(LargestForm);
        return await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(stream) ?? [];
    }

    /// <summary>After a save (<paramref name="saved"/>) what was collected is safe; what was typed since is not.</summary>
    public async Task SettleAsync(bool saved, string key, IReadOnlyDictionary<string, string?> basis)
    {
        if (_module is not null) await _module.InvokeVoidAsync("settle", saved, key, basis);
    }

    /// <summary>Puts the cursor into a field.</summary>
    public async Task FocusAsync(string id) => await (await ModuleAsync()).InvokeVoidAsync("focusField", id);

    /// <summary>The language in which the cursor stands; <c>null</c> = in none.</summary>
    public async Task<string?> BusyAsync() => await (await ModuleAsync()).InvokeAsync<string?>("busy");

    /// <summary>Gives up what was typed.</summary>
    public async Task ForgetAsync()
    {
        if (_module is not null) await _module.InvokeVoidAsync("forget");
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

    private async Task<IJSObjectReference> ModuleAsync() => _module ??= await js.InvokeAsync<IJSObjectReference>("import", "/admin/drafts.js");
}

/// <summary>Texts by box that a browser kept, and the versions on which they were typed.</summary>
internal sealed record Leftover(Dictionary<string, string> Texts, Dictionary<string, string?> Basis);
