using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Doingoai.Portal.Content.Pages.Fields;

/// <summary>Chooses from the library, or adds to it and chooses that.</summary>
public sealed partial class MediaPicker
{
    private const long LargestUpload = 512L * 1024 * 1024; // the library has its own, smaller limits by kind
    private const int MostFiles = 40; // at once
    private readonly List<MediaAsset> _chosen = [];
    private MediaPage? _page;
    private string? _text;
    private bool _mayUpload;
    private bool _busy;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private IMediaLibrary Library { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private IAccess Access { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    [Parameter] public FieldMedia Media { get; set; }

    /// <summary>Several are chosen, in the order they are clicked.</summary>
    [Parameter] public bool Many { get; set; }

    private static string Ui => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private MediaKind Kind => Media.Kind();

    /// <summary>Opens the library; <c>null</c> if nothing was chosen.</summary>
    public static async Task<MediaAsset?> ChooseAsync(DialogService dialogs, IStringLocalizer localizer, FieldMedia media)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        ArgumentNullException.ThrowIfNull(localizer);
        return await dialogs.OpenAsync<MediaPicker>(localizer["Library"], new() { [nameof(Media)] = media }, Wide()) as MediaAsset;
    }

    /// <summary>Opens the library for several pictures; none if it was closed.</summary>
    public static async Task<IReadOnlyList<MediaAsset>> ChooseManyAsync(DialogService dialogs, IStringLocalizer localizer)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        ArgumentNullException.ThrowIfNull(localizer);
        var parameters = new Dictionary<string, object?> { [nameof(Media)] = FieldMedia.Picture, [nameof(Many)] = true };
        return await dialogs.OpenAsync<MediaPicker>(localizer["Library"], parameters, Wide()) as List<MediaAsset> ?? [];
    }

    private static DialogOptions Wide() => new() { Width = "min(960px, 94vw)", Height = "min(720px, 88vh)", CloseDialogOnEsc = true };

    protected override async Task OnInitializedAsync()
    {
        _mayUpload = await Current.GetAsync() is { } person && await Access.MayAsync(person.Id, Permission.ManageMedia);
        await LoadAsync();
    }

    private Task SearchAsync(ChangeEventArgs change)
    {
        _text = change.Value as string;
        return LoadAsync();
    }

    private async Task LoadAsync() => _page = await Library.ListAsync(new(_text, Kind), CancellationToken.None);

    private async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        if (_busy || !_mayUpload || await Current.GetAsync() is not { } person) return;
        _busy = true;
        MediaAsset? last = null;
        var files = await Attempt.RunAsync(() => Task.FromResult(chosen.FileCount > MostFiles ? throw new RuleException("field.too-many-files", MostFiles) : chosen.GetMultipleFiles(MostFiles)));
        foreach (var one in files ?? [])
        {
            last = await Attempt.RunAsync(async () =>
            {
                await using var file = one.OpenReadStream(LargestUpload);
                return await Library.UploadAsync(file, one.Name, person, unit: null, CancellationToken.None);
            });
            if (Many && last?.Kind == Kind && !_chosen.Exists(one => one.Sha256 == last.Sha256)) _chosen.Add(last);
        }

        _busy = false;
        if (!Many && last?.Kind == Kind) Dialogs.Close(last);
        else await LoadAsync();
    }

    private void Choose(MediaAsset asset)
    {
        if (!Many) Dialogs.Close(asset);
        else if (_chosen.RemoveAll(one => one.Sha256 == asset.Sha256) == 0) _chosen.Add(asset);
    }
}
