using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Media.Folders;
using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Media.Videos;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Doingoai.Portal.Media.Pages;

/// <summary>What one asset shows and how it may be used, in three languages.</summary>
public sealed partial class MediaEditor : IDisposable
{
    private readonly Leaving _gone = new();
    private MediaAsset? _asset;
    private Dictionary<string, string> _alt = [];
    private Dictionary<string, string> _caption = [];
    private string? _credit;
    private string? _source;
    private string? _licence;
    private DateOnly? _licenceUntil;
    private string _tags = "";
    private Guid? _folder;
    private bool _showsMap;
    private bool _changed;

    [Parameter, EditorRequired] public string Sha256 { get; set; } = "";

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private IMediaLibrary Library { get; set; } = null!;

    [Inject] private ArrangeFolders Folders { get; set; } = null!;

    [Inject] private TakeFrames Frames { get; set; } = null!;

    [Inject] private DescribeMedia Describe { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    public void Dispose() => _gone.Dispose();

    protected override async Task OnInitializedAsync()
    {
        if (await Library.FindAsync(Sha256, _gone.Token) is not { } asset) return;
        if (asset is { Kind: MediaKind.Video, Frames.Count: 0 }) asset = await Attempt.RunAsync(() => Frames.RunAsync(Sha256, _gone.Token)) ?? asset;

        _asset = asset;
        (_alt, _caption) = (new(asset.Alt), new(asset.Caption));
        (_credit, _source, _licence, _licenceUntil) = (asset.Credit, asset.Source, asset.Licence, asset.LicenceUntil);
        (_tags, _folder, _showsMap) = (string.Join(", ", asset.Tags), asset.FolderId, asset.ShowsMap);
    }

    private void Take(MediaAsset changed) => (_asset, _changed) = (changed, true);

    private void SetLicenceUntil(ChangeEventArgs change) =>
        _licenceUntil = DateOnly.TryParseExact(change.Value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private async Task SaveAsync()
    {
        var tags = _tags.Split(',', '，', ';');
        var description = new MediaDescription(_alt, _caption, _credit, _source, _licence, _licenceUntil, _showsMap, tags);
        var wasMap = _asset!.ShowsMap;
        var saved = await Attempt.RunAsync(() => Describe.RunAsync(Sha256, _asset!.Revision, description, _gone.Token), L["Saved"]);
        if (saved is null) return;

        if (saved.FolderId != _folder) await Attempt.RunAsync(() => Folders.MoveAsync([Sha256], _folder, _gone.Token));
        Take(saved);
        if (wasMap == saved.ShowsMap || !saved.ShowsMap) Dialogs.CloseSide(true); // a map that was just named is to be looked at
    }
}
