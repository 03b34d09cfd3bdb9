using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Content.Sections;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Pages;

/// <summary>The sections of the portal.</summary>
public sealed partial class SectionsPage
{
    private IReadOnlyList<SectionInfo> _sections = [];
    private Form? _editing;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private ISections Sections { get; set; } = null!;

    [Inject] private SaveSection Saver { get; set; } = null!;

    [Inject] private ContentRights Rights { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    private static string Ui => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    protected override async Task OnInitializedAsync() => _sections = await Sections.AllAsync(CancellationToken.None);

    private void Edit(SectionInfo? section) => _editing = section is null ? new() { IsNew = true, Order = _sections.Select(one => one.Order).DefaultIfEmpty().Max() + 10 } : Form.Of(section);

    private async Task SaveAsync()
    {
        if (_editing is not { } form || await Current.GetAsync() is not { } person) return;
        if (!await Attempt.RunAsync(() => SaveAsync(form, person), L["Saved"])) return;
        _editing = null;
        _sections = await Sections.AllAsync(CancellationToken.None);
    }

    private async Task SaveAsync(Form form, Person person)
    {
        await Rights.DemandAsync(person, Permission.WriteContent, Guid.Empty, [null], CancellationToken.None);
        await Saver.RunAsync(new(form.Key.Trim(), string.IsNullOrEmpty(form.Parent) ? null : form.Parent, form.Order, form.Retired, form.Names, form.Slugs, form.Summaries)
        {
            LegacyNumbers = form.LegacyNumbers(),
        }, CancellationToken.None);
    }

    private sealed class Form
    {
        public bool IsNew { get; init; }

        public string Key { get; set; } = "";

        public string? Parent { get; set; }

        public int Order { get; set; }

        public bool Retired { get; set; }

        /// <summary>Numbers of old channels, as typed.</summary>
        public string Legacy { get; set; } = "";

        public Dictionary<string, string> Names { get; init; } = [];

        public Dictionary<string, string> Slugs { get; init; } = [];

        public Dictionary<string, string> Summaries { get; init; } = [];

        public static Form Of(SectionInfo section) => new()
        {
            Key = section.Key,
            Parent = section.Parent,
            Order = section.Order,
            Retired = section.Retired,
            Legacy = string.Join(", ", section.LegacyNumbers ?? []),
            Names = section.Names.ToDictionary(),
            Slugs = section.Slugs.ToDictionary(),
            Summaries = section.Summaries.ToDictionary(),
        };

        public IReadOnlyList<int> LegacyNumbers() => [.. Legacy.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(typed =>
            int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new RuleException("section.bad-legacy-number", typed))];
    }
}
