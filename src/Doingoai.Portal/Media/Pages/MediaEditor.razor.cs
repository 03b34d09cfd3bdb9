using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Media.Library;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Doingoai.Portal.Media.Pages;

/// <summary>What one asset shows and how it may be used, in three languages.</summary>
public sealed partial class MediaEditor : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private MediaAsset? _asset;
    private Dictionary<string, string> _alt = [];
    private Dictionary<string, string> _caption = [];
    private string? _credit;
    private string? _source;
    private string? _licence;
    private bool _changed;

    [Parameter, EditorRequired] public string Sha256 { get; set; } = "";

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private IMediaLibrary Library { get; set; } = null!;

    [Inject] private DescribeMedia Describe { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (await Library.FindAsync(Sha256, _gone.Token) is not { } asset) return;

        _asset = asset;
        (_alt, _caption) = (new(asset.Alt), new(asset.Caption));
        (_credit, _source, _licence) = (asset.Credit, asset.Source, asset.Licence);
    }

    private static string Typed(ChangeEventArgs change) => change.Value as string ?? "";

    private async Task SaveAsync()
    {
        var description = new MediaDescription(_alt, _caption, _credit, _source, _licence);
        var saved = await Attempt.RunAsync(() => Describe.RunAsync(Sha256, _asset!.Revision, description, _gone.Token), L["Saved"]);
        if (saved is null) return;

        (_asset, _changed) = (saved, true);
        Dialogs.CloseSide(true);
    }
}
