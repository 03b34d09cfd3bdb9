using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Media;
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

    private static string Ui => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private MediaKind Kind => Media.Kind();

    /// <summary>Opens the library; <c>null</c> if nothing was chosen.</summary>
    public static async Task<MediaAsset?> ChooseAsync(DialogService dialogs, IStringLocalizer localizer, FieldMedia media)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        ArgumentNullException.ThrowIfNull(localizer);
        var options = new DialogOptions { Width = "min(960px, 94vw)", Height = "min(720px, 88vh)", CloseDialogOnEsc = true };
        return await dialogs.OpenAsync<MediaPicker>(localizer["Library"], new() { [nameof(Media)] = media }, options) as MediaAsset;
    }

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
        var asset = await Attempt.RunAsync(async () =>
        {
            await using var file = chosen.File.OpenReadStream(LargestUpload);
            return await Library.UploadAsync(file, chosen.File.Name, person, unit: null, CancellationToken.None);
        });
        _busy = false;
        if (asset?.Kind == Kind) Dialogs.Close(asset);
        else await LoadAsync();
    }
}
