using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Types;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Pages;

/// <summary>Every version, what it changed, and the way back.</summary>
public sealed partial class HistoryCard
{
    private const int Few = 9;
    private IReadOnlyList<VersionLine>? _lines;
    private (string Version, bool ToLatest)? _open;
    private string? _language;
    private bool _all;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private ItemReader Reader { get; set; } = null!;

    [Parameter, EditorRequired] public string Item { get; set; } = "";

    [Parameter, EditorRequired] public ContentType Type { get; set; } = null!;

    [Parameter] public bool MayWrite { get; set; }

    /// <summary>A version wanted back; the field is <c>null</c> for all of it.</summary>
    [Parameter] public EventCallback<(string Version, string? Field)> Restore { get; set; }

    private IEnumerable<VersionLine> Shown => _lines!.Where(line => _language is null || line.Version.Language == _language);

    protected override async Task OnInitializedAsync() => _lines = await Reader.HistoryAsync(Item, CancellationToken.None);

    private ItemVersion Latest(VersionLine line) => _lines!.Where(other => other.Version.Language == line.Version.Language).MaxBy(other => other.Version.Number)!.Version;

    private VersionText Before(VersionLine line) =>
        _lines!.FirstOrDefault(other => other.Version.Language == line.Version.Language && other.Version.Number == line.Version.Number - 1) is { } before
            ? VersionText.Of(before.Version)
            : VersionText.Nothing(line.Version.Language);

    private bool IsOpen(VersionLine line, bool toLatest) => _open == (line.Version.Id, toLatest);

    private void Toggle(VersionLine line, bool toLatest) => _open = IsOpen(line, toLatest) ? null : (line.Version.Id, toLatest);
}
