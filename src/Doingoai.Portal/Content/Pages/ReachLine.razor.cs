using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Microsoft.AspNetCore.Components;

namespace Doingoai.Portal.Content.Pages;

/// <summary>Reads again when something arrived, at most twice a second.</summary>
public sealed partial class ReachLine : IDisposable
{
    private static readonly TimeSpan Throttle = TimeSpan.FromMilliseconds(500);

    private readonly Leaving _gone = new();
    private CultureInfo _culture = CultureInfo.CurrentUICulture;
    private IReach? _source;
    private Reach? _reach;
    private int _isReading;

    [Parameter, EditorRequired] public ReachOf Of { get; set; }

    [Parameter, EditorRequired] public string Id { get; set; } = "";

    // None where no module drives screens.
    [Inject] private IEnumerable<IReach> Sources { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    public void Dispose()
    {
        if (_source is not null) _source.Changed -= Read;
        _gone.Dispose();
    }

    protected override void OnInitialized()
    {
        _culture = CultureInfo.CurrentUICulture;
        _source = Sources.FirstOrDefault();
        if (_source is not null) _source.Changed += Read;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_source is not null) _reach = await _source.OfAsync(Of, Id, _gone.Token);
    }

    private void Read()
    {
        if (Interlocked.Exchange(ref _isReading, 1) == 0) _ = InvokeAsync(ReadAsync);
    }

    private async Task ReadAsync()
    {
        try
        {
            await Task.Delay(Throttle, Time, _gone.Token);
            Interlocked.Exchange(ref _isReading, 0); // what comes from here on is read next time
            CultureInfo.CurrentUICulture = _culture; // news comes from a thread that speaks no language
            _reach = await _source!.OfAsync(Of, Id, _gone.Token);
            StateHasChanged();
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The page has gone.
        }
    }
}
