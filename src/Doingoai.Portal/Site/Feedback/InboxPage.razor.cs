using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Site.Feedback;

/// <summary>What readers wrote, newest first, and what became of it.</summary>
public sealed partial class InboxPage
{
    private static readonly Dictionary<FeedbackState, Tone> Tones = new()
    {
        [FeedbackState.New] = Tone.Attention,
        [FeedbackState.Read] = Tone.Info,
        [FeedbackState.Answered] = Tone.Good,
        [FeedbackState.Spam] = Tone.Neutral,
    };

    private FeedbackList? _list;
    private FeedbackDetail? _opened;
    private bool _seesSender;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private FeedbackInbox Inbox { get; set; } = null!;

    [Inject] private IAccess Access { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "state")] public string? State { get; set; }

    /// <summary>Receipt of the message that is opened.</summary>
    [SupplyParameterFromQuery(Name = "open")] public string? Opened { get; set; }

    [SupplyParameterFromQuery(Name = "skip")] public int Skip { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        Skip = Math.Max(0, Skip) / FeedbackInbox.PageSize * FeedbackInbox.PageSize;
        _seesSender = await Current.GetAsync() is { } person && await Access.MayAsync(person.Id, Permission.AnswerReaders);
        await ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        _list = await Inbox.ListAsync(Enum.TryParse<FeedbackState>(State, out var state) ? state : null, Skip, CancellationToken.None);
        _opened = string.IsNullOrEmpty(Opened) ? null : await Inbox.FindAsync(Opened, _seesSender, CancellationToken.None);
    }

    private string At(string? receipt) => Navigation.GetUriWithQueryParameter("open", receipt);

    private void Go(string? state) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["state"] = string.IsNullOrEmpty(state) ? null : state, ["skip"] = null, ["open"] = null }));

    private string PageAt(int skip) => Navigation.GetUriWithQueryParameter("skip", skip > 0 ? (int?)skip : null);

    private static string Shown(DateTimeOffset at) => VietnamTime.Of(at).ToString("dd/MM/yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
