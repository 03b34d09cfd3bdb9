using Microsoft.JSInterop;

namespace Doingoai.Portal.Admin.Controls;

/// <summary>
/// What a script of the desk does in the browser for one component, which it may call back. A script comes when the link
/// allows: a component that has gone by then is not begun, and one whose script never comes stands without it and may say so.
/// </summary>
/// <param name="address">Of the script's module; its function answers an object with <c>end()</c>.</param>
internal sealed class PageScript<T>(IJSRuntime browser, string address, T component) : IAsyncDisposable
    where T : class
{
    private readonly DotNetObjectReference<T> _component = DotNetObjectReference.Create(component);
    private IJSObjectReference? _running;
    private bool _gone;

    /// <summary>Calls <paramref name="function"/> with what is given and, last, with the component.</summary>
    /// <returns><c>false</c> = the link lost the script, and somebody looks at a component that will not work.</returns>
    public async Task<bool> BeginAsync(string function, params object?[] given)
    {
        try
        {
            await using var module = await browser.InvokeAsync<IJSObjectReference>("import", address);
            if (_gone) return true;
            var running = await module.InvokeAsync<IJSObjectReference>(function, [.. given, _component]);
            if (_gone) await EndAsync(running);
            else _running = running;
            return true;
        }
        catch (Exception error) when (error is JSException or JSDisconnectedException or OperationCanceledException)
        {
            return _gone; // no reason to end the session
        }
    }

    /// <summary>Tells it something; nothing if it has not begun.</summary>
    public async Task TellAsync(string function, params object?[] given)
    {
        if (_running is { } running) await running.InvokeVoidAsync(function, given);
    }

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        if (_running is { } running) await EndAsync(running);
        _component.Dispose();
    }

    private static async Task EndAsync(IJSObjectReference running)
    {
        try
        {
            await running.InvokeVoidAsync("end");
            await running.DisposeAsync();
        }
        catch (Exception error) when (error is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // the browser went first
        }
    }
}
