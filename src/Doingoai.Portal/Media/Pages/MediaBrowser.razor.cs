using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Media.Pages;

/// <summary>Looks through the library and adds to it.</summary>
public sealed partial class MediaBrowser : IDisposable
{
    private const int AtOnce = 48;
    private const int FilesAtOnce = 100;

    private static readonly (MediaKind? Kind, string Key)[] Kinds = [(null, "KindAll"), (MediaKind.Picture, "KindPicture"), (MediaKind.Video, "KindVideo")];

    private readonly CancellationTokenSource _gone = new();
    private readonly List<MediaAsset> _assets = [];
    private readonly List<string> _refused = [];
    private MediaPage? _page;
    private MediaKind? _kind;
    private string _text = "";
    private string? _busy;
    private bool _mayUpload;

    [Parameter] public EventCallback<MediaAsset> Picked { get; set; }

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private IMediaLibrary Library { get; set; } = null!;

    [Inject] private IOptions<MediaOptions> Options { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private IAccess Access { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    private bool IsFiltered => _text.Length > 0 || _kind is not null;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <summary>From the start, with the same filter.</summary>
    public async Task ReloadAsync()
    {
        _assets.Clear();
        await MoreAsync();
        StateHasChanged();
    }

    protected override async Task OnInitializedAsync()
    {
        _mayUpload = await Current.GetAsync() is { } person && await Access.MayAsync(person.Id, Permission.ManageMedia, cancel: _gone.Token);
        await MoreAsync();
    }

    private async Task MoreAsync()
    {
        _page = await Library.ListAsync(new MediaFilter(_text, _kind, _assets.Count, AtOnce), _gone.Token);
        _assets.AddRange(_page.Assets);
    }

    private Task SearchAsync(ChangeEventArgs change)
    {
        _text = (change.Value as string)?.Trim() ?? "";
        return ReloadAsync();
    }

    private Task FilterAsync(MediaKind? kind)
    {
        _kind = kind;
        return ReloadAsync();
    }

    private async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        var files = chosen.GetMultipleFiles(FilesAtOnce);
        _refused.Clear();
        for (var n = 0; n < files.Count; n++)
        {
            var file = files[n];
            _busy = L["Uploading", file.Name, n + 1, files.Count];
            StateHasChanged();
            if (!await Attempt.RunAsync(() => UploadAsync(file), L["Uploaded", file.Name])) _refused.Add(file.Name);
        }

        _busy = null;
        await ReloadAsync();
    }

    private async Task UploadAsync(IBrowserFile file)
    {
        if (await Current.GetAsync() is not { } person || !await Access.MayAsync(person.Id, Permission.ManageMedia, cancel: _gone.Token)) throw new RuleException("media.not-allowed");

        var limit = Options.Value.MaxBytes;
        if (file.Size > limit) throw new RuleException("media.too-large", limit / (1024 * 1024));
        await using var content = file.OpenReadStream(limit, _gone.Token);
        await Library.UploadAsync(content, file.Name, person, unit: null, _gone.Token);
    }
}
