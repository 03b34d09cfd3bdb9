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

/// <summary>Publishes exactly the versions, and for screens exactly the slides, that the publisher sees here.</summary>
public sealed partial class PublishDialog
{
    private readonly HashSet<string> _chosen = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _seen = [];
    private List<PublishChoice>? _choices;
    private ItemState _item = null!;
    private ContentType _type = null!;
    private Person _person = null!;
    private Channel _channel;
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

    private IEnumerable<PublishChoice> Chosen => (_choices ?? []).Where(choice => _chosen.Contains(choice.Language));

    /// <summary>Nobody signs for slides that are still being drawn.</summary>
    private bool MayPublish => !_busy && _chosen.Count > 0 && (_channel == Channel.Portal || Chosen.All(choice => _seen.ContainsKey(choice.Version.Id)));

    protected override async Task OnInitializedAsync()
    {
        if (await Reader.FindAsync(Item, CancellationToken.None) is not { } item || await Current.GetAsync() is not { } person || Types.Find(item.Item.Type) is not { } type) return;
        (_item, _person, _type, _hasSlides) = (item, person, type, type.Slide is not null);
        await ShowAsync(Channel.Portal);
    }

    private async Task ShowAsync(Channel channel)
    {
        _channel = channel;
        var choices = new List<PublishChoice>();
        var terms = await Terms.CurrentAsync(CancellationToken.None);
        foreach (var (language, status) in _item.Languages.OrderBy(one => Platform.Languages.All.ToList().IndexOf(one.Key)))
        {
            var allowed = await Rights.MayAsync(_person, StageTable.Needed(Stage.Published, channel), _item.Item.OwnerUnitId, language, CancellationToken.None);
            var choice = PublishChoice.Of(language, status, _type, channel, _person, allowed, terms);
            choices.Add(choice.IsReady ? choice with { Refusal = await Readiness.MediaRefusalAsync(status.Latest, CancellationToken.None) } : choice);
        }

        _choices = choices;
        _chosen.Clear();
        _chosen.UnionWith(choices.Where(choice => choice.IsDue).Select(choice => choice.Language));
    }

    private void Choose(string language, bool chosen)
    {
        if (chosen) _chosen.Add(language);
        else _chosen.Remove(language);
    }

    private void Saw(string version, IReadOnlyList<ProjectedSlide> slides) => _seen[version] = [.. slides.Select(slide => slide.Sha256).OfType<string>()];

    private async Task PublishAsync()
    {
        _busy = true;
        var versions = Chosen.Select(choice => choice.Version.Id).ToList();
        var slides = _channel == Channel.Screens ? versions.SelectMany(version => _seen[version]).Distinct().ToList() : null;
        var order = new PublishOrder(versions, _channel, Instant(_from), Instant(_until), slides);
        var done = await Attempt.RunAsync(() => Publisher.RunAsync(order, _person, CancellationToken.None), L[$"Published_{_channel}"]);
        _busy = false;
        if (done) Dialogs.Close(true);
    }

    private static DateTimeOffset? Instant(DateTime? typed) => typed is { } time ? VietnamTime.Instant(time) : null;
}
