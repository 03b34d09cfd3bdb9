using System.Globalization;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Protocol.Manifests;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Signage.Pages;

/// <summary>A machine with its outputs drawn to scale.</summary>
public sealed partial class DeviceCard
{
    [Parameter, EditorRequired] public DeviceInfo Device { get; set; } = null!;

    /// <summary>What each screen is planned to show now.</summary>
    [Parameter, EditorRequired] public IReadOnlyDictionary<Guid, PlanAnswer> Now { get; set; } = null!;

    [Parameter] public bool MayManage { get; set; }

    [Parameter] public EventCallback OnRename { get; set; }

    [Parameter] public EventCallback OnDownloads { get; set; }

    [Parameter] public EventCallback OnEnd { get; set; }

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private string? DownloadsInWords => Device.Downloads is { } plan && plan != DownloadPlan.Free
        ? string.Join(" · ", new[]
        {
            plan.KilobytesPerSecond is { } rate ? L["Downloads_AtMost", rate].Value : null,
            plan is { NightFrom: { } from, NightTo: { } to } ? L["Downloads_Between", from.ToString("HH:mm", CultureInfo.InvariantCulture), to.ToString("HH:mm", CultureInfo.InvariantCulture)].Value : null,
        }.OfType<string>())
        : null;

    private ManifestEntry? Entry(ScreenInfo screen) => Now.GetValueOrDefault(screen.Id)?.Entry;

    /// <summary>In a circle: a film over its poster, a widget instead of a picture.</summary>
    private static string? Sign(ManifestEntry? entry) => entry switch
    {
        { Kind: EntryKind.Video } => "M-6 -10 L11 0 L-6 10 Z",
        { Widget: not null } => "M0 -12 L0 0 L8 5",
        _ => null,
    };

    private string Showing(ScreenInfo screen) => Now.GetValueOrDefault(screen.Id) switch
    {
        null => L["NoManifest"].Value,
        { Entry: null } => L["ShowsSlate"].Value,
        { Entry.Widget: { } widget } => L[$"Widget_{widget.Kind}"].Value,
        { Entry: { } entry } => $"{entry.Title} ({entry.Language})",
    };
}
