using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Site.Feedback;

/// <summary>One message, opened: what was written, by whom where one may see it, and what to make of it.</summary>
public sealed partial class MessageCard
{
    private static readonly FeedbackState[] Marks = [FeedbackState.Answered, FeedbackState.Read, FeedbackState.Spam];
    private string _note = "";

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    [Inject] private HandleFeedback Handle { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Parameter, EditorRequired] public FeedbackDetail Message { get; set; } = null!;

    [Parameter] public bool SeesSender { get; set; }

    [Parameter] public EventCallback Done { get; set; }

    [Parameter] public EventCallback Close { get; set; }

    protected override void OnInitialized() => _note = Message.Note;

    /// <summary>An address that was checked on arrival; as a link it is escaped once more.</summary>
    private string MailTo(string email) => $"mailto:{Uri.EscapeDataString(email)}?subject={Uri.EscapeDataString(Message.Receipt)}";

    private async Task MarkAsync(FeedbackState state)
    {
        if (await Current.GetAsync() is not { } by) return;
        if (await Attempt.RunAsync(async () => { await Handle.RunAsync(Message.Receipt, Message.Revision, state, _note, by, CancellationToken.None); }, L["FeedbackSaved"])) await Done.InvokeAsync();
    }
}
