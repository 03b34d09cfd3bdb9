using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Media.Videos;
using Doingoai.Portal.Platform.Errors;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Media.Pages;

/// <summary>Videos being made playable: how far, stop, again. Looks every two seconds while there is one.</summary>
public sealed partial class VideoJobs : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private IReadOnlyList<VideoJob> _jobs = [];
    private ITimer? _timer;

    /// <summary>One has become an asset.</summary>
    [Parameter] public EventCallback Ended { get; set; }

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private VideoQueue Queue { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    [Inject] private RuleTexts Rules { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    public void Dispose() => _timer?.Dispose();

    /// <summary>Now, and from then on as long as one is under way.</summary>
    public Task LookAsync() => InvokeAsync(async () =>
    {
        var before = _jobs.Where(job => job.IsOpen).Select(job => job.Id).ToList();
        _jobs = await Queue.ListAsync(CancellationToken.None);
        if (_jobs.Any(job => job.IsOpen)) _timer ??= Time.CreateTimer(_ => _ = LookAsync(), null, Every, Every);
        else StopLooking();
        StateHasChanged();
        if (before.Except(_jobs.Select(job => job.Id)).Any()) await Ended.InvokeAsync();
    });

    protected override Task OnInitializedAsync() => LookAsync();

    private void StopLooking()
    {
        _timer?.Dispose();
        _timer = null;
    }

    private async Task ChangeAsync(Func<Task<VideoJob?>> change)
    {
        await Attempt.RunAsync(change);
        await LookAsync();
    }
}
