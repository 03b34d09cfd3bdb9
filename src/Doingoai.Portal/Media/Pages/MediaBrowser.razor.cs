using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Media.Tools;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace Doingoai.Portal.Media.Pages;

/// <summary>Looks through the library and adds to it.</summary>
public sealed partial class MediaBrowser : IAsyncDisposable
{
    private const int AtOnce = 48;

    private static readonly (MediaKind? Kind, string Key)[] Kinds = [(null, "KindAll"), (MediaKind.Picture, "KindPicture"), (MediaKind.Video, "KindVideo"), (MediaKind.Document, "KindDocument")];

    private static readonly string[] Words =
        ["queued", "sending", "checking", "waiting", "interrupted", "insecure", "added", "known", "processing", "openKnown", "cancel", "cancelled", "retry", "close"];

    private readonly Leaving _gone = new();
    private readonly List<MediaAsset> _assets = [];
    private ElementReference _zone;
    private ElementReference _list;
    private VideoJobs? _jobs;
    private FolderBar? _folders;
    private PageScript<MediaBrowser>? _uploads;
    private MediaPage? _page;
    private MediaFilter _filter = new(Take: AtOnce);
    private bool _asList;
    private bool _mayUpload;

    [Parameter] public EventCallback<MediaAsset> Picked { get; set; }

    /// <summary>What is looked at first.</summary>
    [Parameter] public MediaConcern? Concern { get; set; }

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private IMediaLibrary Library { get; set; } = null!;

    [Inject] private MediaTools Tools { get; set; } = null!;

    [Inject] private IOptions<MediaOptions> Options { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private IAccess Access { get; set; } = null!;

    [Inject] private IJSRuntime Browser { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    private bool IsFiltered => _filter != new MediaFilter(Take: AtOnce);

    private string Accepted => Tools.ConvertsVideos ? "image/jpeg,image/png,image/webp,.heic,.heif,video/*,.mkv,.pdf" : "image/jpeg,image/png,image/webp,.heic,.heif,video/mp4,video/webm,.pdf";

    /// <summary>From the start, with the same filter.</summary>
    public async Task ReloadAsync()
    {
        _assets.Clear();
        await MoreAsync();
        if (_folders is not null) await _folders.ReloadAsync();
        StateHasChanged();
    }

    /// <summary>Called by the browser when a file has arrived.</summary>
    [JSInvokable]
    public async Task UploadedAsync()
    {
        if (_jobs is not null) await _jobs.LookAsync();
        await InvokeAsync(ReloadAsync);
    }

    public async ValueTask DisposeAsync()
    {
        _gone.Dispose();
        if (_uploads is not null) await _uploads.DisposeAsync();
    }

    protected override async Task OnInitializedAsync()
    {
        _filter = _filter with { Concern = Concern };
        _mayUpload = await Current.GetAsync() is { } person && await Access.MayAsync(person.Id, Permission.ManageMedia, cancel: _gone.Token);
        await MoreAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_mayUpload || _uploads is not null) return;

        _uploads = new(Browser, "/admin/media.js", this);
        var texts = Words.ToDictionary(word => word, word => L[$"Upload_{word}"].Value);
        if (!await _uploads.BeginAsync("start", _zone, _list, new { texts, folder = _filter.Folder })) Attempt.SayIncomplete();
    }

    private async Task MoreAsync()
    {
        _page = await Library.ListAsync(_filter with { Skip = _assets.Count }, _gone.Token);
        _assets.AddRange(_page.Assets);
    }

    private Task SearchAsync(string text) => FilterAsync(_filter with { Text = text.Length > 0 ? text : null });

    private Task ConcernAsync(ChangeEventArgs change) => FilterAsync(_filter with { Concern = Enum.TryParse<MediaConcern>(change.Value as string, out var concern) ? concern : null });

    private async Task FilterAsync(MediaFilter filter)
    {
        var moved = filter.Folder != _filter.Folder;
        _filter = filter;
        if (moved && _uploads is not null) await _uploads.TellAsync("into", filter.Folder);
        await ReloadAsync();
    }
}
