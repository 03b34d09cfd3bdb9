using System.Data.Common;
using Doingoai.Portal.Admin.Circuits;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Content.Presence;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace Doingoai.Portal.Content.Pages;

/// <summary>Looks every few seconds who else is there and tells the page; stops when the browser is gone.</summary>
public sealed partial class PresenceBar : IAsyncDisposable
{
    private readonly Leaving _gone = new();
    private readonly Guid _window = Guid.CreateVersion7();
    private DeskView _view = DeskView.Alone;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private Presences Presences { get; set; } = null!;

    [Inject] private CircuitLink Link { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [Inject] private ILogger<PresenceBar> Logger { get; set; } = null!;

    [Parameter, EditorRequired] public ItemPage Page { get; set; } = null!;

    [Parameter, EditorRequired] public string Item { get; set; } = "";

    [Parameter, EditorRequired] public Person Person { get; set; } = null!;

    public async ValueTask DisposeAsync()
    {
        _gone.Dispose();
        await Presences.LeaveAsync(_window, Item, Person, CancellationToken.None);
    }

    protected override void OnInitialized() => _ = WatchAsync();

    /// <summary>Looks at once, e.g. after taking over.</summary>
    internal async Task LookAsync()
    {
        var view = await Presences.LookAsync(_window, Item, Person, _gone.Token);
        var isNews = !view.Same(_view);
        _view = view;
        await Page.SeeOthersAsync(view, isNews);
        if (isNews) StateHasChanged();
    }

    private async Task WatchAsync()
    {
        var stop = _gone.Token;
        using var timer = new PeriodicTimer(Presences.Every, Time);
        do
        {
            try
            {
                if (Link.IsUp) await InvokeAsync(LookAsync);
            }
            catch (Exception error) when (error is OperationCanceledException or JSDisconnectedException or DbException or DbUpdateException)
            {
                LogLookFailed(Logger, error); // the browser or the database did not answer: the next look tells
            }
        }
        while (await TickAsync(timer, stop));
    }

    private static async Task<bool> TickAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Debug, "Could not look who else has an item open.")]
    private static partial void LogLookFailed(ILogger logger, Exception error);
}
