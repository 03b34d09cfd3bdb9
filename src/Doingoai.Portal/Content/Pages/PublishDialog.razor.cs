using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Content.Terms;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Doingoai.Portal.Content.Pages;

/// <summary>Publishes exactly the versions, and for screens exactly the slides, that the publisher sees here; on all chosen channels in one act.</summary>
public sealed partial class PublishDialog
{
    private readonly HashSet<(Channel Channel, string Language)> _chosen = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _seen = [];
    private List<PublishChoice>? _choices;
    private ItemState _item = null!;
    private ContentType _type = null!;
    private Person _person = null!;
    private bool _hasSlides;
    private bool _busy;
    private DateTime? _from;
    private DateTime? _until;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private IContentTypes Types { get; set; } = null!;

    [Inject] private ItemReader Reader { get; set; } = null!;

    [Inject] private TermBase Terms { get; set; } = null!;

    [Inject] private PublishVersion Publisher { get; set; } = null!;

    [Inject] private VersionReadiness Readiness { get; set; } = null!;

    [Inject] private ContentRights Rights { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    [Inject] private RuleTexts Rules { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Parameter, EditorRequired] public string Item { get; set; } = "";

    private IEnumerable<Channel> Channels => Enum.GetValues<Channel>().Where(channel => channel == Channel.Portal || _hasSlides);

    private IEnumerable<PublishChoice> Chosen => (_choices ?? []).Where(choice => _chosen.Contains(choice.Key));

    /// <summary>Nobody signs for slides that are still being drawn, or cannot be.</summary>
    private bool MayPublish => !_busy && _chosen.Count > 0 && Chosen.All(choice => choice.Channel == Channel.Portal || _seen.ContainsKey(choice.Version.Id));

    /// <summary>"Portal 3 · Screens 2".</summary>
    private string Summary => string.Join(" · ", Chosen.GroupBy(choice => choice.Channel).Select(channel => $"{L[$"Channel_{channel.Key}"]} {channel.Count()}"));

    protected override async Task OnInitializedAsync()
    {
        if (await Reader.FindAsync(Item, CancellationToken.None) is not { } item || await Current.GetAsync() is not { } person || Types.Find(item.Item.Type) is not { } type) return;
        (_item, _person, _type, _hasSlides) = (item, person, type, type.Slide is not null);
        var terms = await Terms.CurrentAsync(CancellationToken.None);
        var choices = new List<PublishChoice>();
        foreach (var language in Platform.Languages.All.Where(item.Languages.ContainsKey))
            foreach (var channel in Channels) choices.Add(await ChoiceAsync(channel, language, terms));
        _choices = choices;
        _chosen.UnionWith(choices.Where(choice => choice.IsDue && (choice.Channel == Channel.Portal || IsOn(choice.Channel))).Select(choice => choice.Key));
    }

    /// <summary>What has never been on the screens is put there only by a person's own tick: its slides are signed for.</summary>
    private bool IsOn(Channel channel) => _item.Languages.Values.Any(language => language.On(channel) is not null);

    private async Task<PublishChoice> ChoiceAsync(Channel channel, string language, TermList terms)
    {
        var status = _item.Languages[language];
        var allowed = await Rights.MayAsync(_person, StageTable.Needed(Stage.Published, channel), _item.Item.OwnerUnitId, language, CancellationToken.None);
        var choice = PublishChoice.Of(channel, language, status, _type, _person, allowed, terms);
        return choice.IsReady ? choice with { Refusal = await Readiness.MediaRefusalAsync(status.Latest, CancellationToken.None) } : choice;
    }

    private IEnumerable<PublishChoice> Ready(Channel channel) => (_choices ?? []).Where(choice => choice.Channel == channel && choice.IsReady);

    private bool IsWholeChosen(Channel channel) => Ready(channel).Any() && Ready(channel).All(choice => _chosen.Contains(choice.Key));

    private void ChooseAll(Channel channel, bool chosen)
    {
        foreach (var choice in Ready(channel)) Choose(choice, chosen);
    }

    private void Choose(PublishChoice choice, bool chosen)
    {
        if (chosen) _chosen.Add(choice.Key);
        else _chosen.Remove(choice.Key);
    }

    /// <summary>Where a slide is missing there is nothing to sign for: the strip says why.</summary>
    private void Saw(string version, IReadOnlyList<ProjectedSlide> slides)
    {
        if (slides.Count > 0 && slides.All(slide => slide.Sha256 is not null)) _seen[version] = [.. slides.Select(slide => slide.Sha256!)];
    }

    private async Task PublishAsync()
    {
        _busy = true;
        var orders = Chosen.GroupBy(choice => choice.Channel).Select(channel => Order(channel.Key, [.. channel.Select(choice => choice.Version.Id)])).ToList();
        var done = await Attempt.RunAsync(() => Publisher.RunAsync(orders, _person, CancellationToken.None), L[orders.Count > 1 ? "Published_Both" : $"Published_{orders[0].Channel}"]);
        _busy = false;
        if (done) Dialogs.Close(true);
    }

    private PublishOrder Order(Channel channel, IReadOnlyList<string> versions) =>
        new(versions, channel, Instant(_from), Instant(_until), channel == Channel.Screens ? [.. versions.SelectMany(version => _seen[version]).Distinct()] : null);

    private static DateTimeOffset? Instant(DateTime? typed) => typed is { } time ? VietnamTime.Instant(time) : null;
}
