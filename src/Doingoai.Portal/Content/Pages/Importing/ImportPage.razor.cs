using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Content.Importing;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Pages.Importing;

/// <summary>Articles of the old portal from a file: tried first, then imported as drafts in the person's name.</summary>
public sealed partial class ImportPage
{
    private const int MostShown = 300;
    private const int TellEvery = 10;

    private readonly Leaving _left = new();
    private IPictureSource _pictures = new NoPictures();
    private byte[]? _table;
    private ImportReport? _report;
    private RuleException? _refusal;
    private bool _running;
    private int _done;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private ImportArticles Import { get; set; } = null!;

    [Inject] private ImportReportText Words { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private RuleTexts Rules { get; set; } = null!;

    public void Dispose()
    {
        _left.Dispose();
        if (!_running) _pictures.Dispose(); // else who runs does
    }

    private Task ReadTableAsync(InputFileChangeEventArgs chosen) => TakeAsync(async () =>
    {
        _table = null;
        _table = await UploadedFile.ReadAsync(chosen.File, _left.Token);
    });

    private Task ReadPicturesAsync(InputFileChangeEventArgs chosen) => TakeAsync(async () =>
    {
        _pictures.Dispose();
        _pictures = new NoPictures();
        _pictures = new ZipPictures(await UploadedFile.KeepAsync(chosen.File, _left.Token));
    });

    private Task RunAsync(bool dryRun) => TakeAsync(async () =>
    {
        if (_table is not { } table || await Current.GetAsync() is not { } person) return;
        _done = 0;
        var report = await Task.Run(() => Import.RunAsync(new(table, _pictures, person, DryRun: dryRun, Told: (_, _) => Tell()), _left.Token));
        _report = report;
    });

    /// <summary>One thing at a time; whatever is chosen anew must be tried anew.</summary>
    private async Task TakeAsync(Func<Task> action)
    {
        (_running, _refusal, _report) = (true, null, null);
        try
        {
            await action();
        }
        catch (RuleException refusal)
        {
            _refusal = refusal;
        }
        catch (OperationCanceledException) when (_left.Token.IsCancellationRequested)
        {
            // Nobody waits for it any more; what was saved stays, and the next run goes on from there.
        }
        finally
        {
            _running = false;
            if (_left.Token.IsCancellationRequested) _pictures.Dispose();
        }
    }

    private void Tell()
    {
        if (++_done % TellEvery == 0) _ = InvokeAsync(StateHasChanged);
    }

    private static Tone ToneOf(ImportLine line) => line switch
    {
        { Outcome: ImportOutcome.Refused } => Tone.Bad,
        { IsTrouble: true } or { Notes.Count: > 0 } => Tone.Attention,
        { Outcome: ImportOutcome.Unchanged } => Tone.Neutral,
        _ => Tone.Good,
    };
}
