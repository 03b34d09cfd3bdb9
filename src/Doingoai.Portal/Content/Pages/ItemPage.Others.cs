using Doingoai.Portal.Content.Pages.Fields;
using Doingoai.Portal.Content.Presence;
using Doingoai.Portal.Platform.Identity;
using Radzen;

namespace Doingoai.Portal.Content.Pages;

/// <summary>Others at the same item: whoever writes in a language has it, until they are silent, leave, or somebody takes over.</summary>
public sealed partial class ItemPage
{
    private HashSet<string> _resting = [];
    private DeskView _others = DeskView.Alone;
    private PresenceBar? _presence;

    /// <summary>Who else writes in the language; <c>null</c> = nobody.</summary>
    internal Person? WriterOf(string language) => _others.Writers.GetValueOrDefault(language);

    /// <summary>The language rests here while another writes. A box somebody has the cursor in is never closed under their hands.</summary>
    internal bool Rests(string language) => _resting.Contains(language);

    internal async Task SeeOthersAsync(DeskView view, bool isNews)
    {
        foreach (var (language, writer) in view.Writers.Where(one => _others.Mine.Contains(one.Key)))
            Attempt.Say(NotificationSeverity.Warning, L["TookOver", writer.Name, L[$"Language_{language}"]], seconds: 12);
        _others = view;
        var busy = view.Writers.Count > 0 ? await Kept.BusyAsync() : null;
        var resting = view.Writers.Keys.Where(language => language != busy).ToHashSet();
        if (!isNews && resting.SetEquals(_resting)) return;
        _resting = resting;
        StateHasChanged();
    }

    internal async Task TakeOverAsync(string language)
    {
        if (!await Attempt.RunAsync(() => TakeOver.RunAsync(Id!, language, _person!, CancellationToken.None))) return;
        if (_presence is not null) await _presence.LookAsync();
        await Kept.FocusAsync(FieldEditor.IdOf(Editing.Type.Title, language));
    }
}
