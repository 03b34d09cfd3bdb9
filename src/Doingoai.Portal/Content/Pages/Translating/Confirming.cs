using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Content.Translation;
using Doingoai.Portal.Platform.Identity;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Pages.Translating;

/// <summary>"Still correct", pressed in an editor: about the source that stands on its screen.</summary>
internal sealed class Confirming(ConfirmTranslation confirm, ICurrentPerson current, Attempt attempt, IStringLocalizer<Texts> texts)
{
    /// <param name="field"><c>null</c> = the whole translation.</param>
    public async Task RunAsync(ItemEditing editing, string language, string? field)
    {
        if (editing.Stored is not { SourceVersion: { } source } stored || await current.GetAsync() is not { } person) return;
        string[]? fields = field is null ? null : [field];
        var left = await attempt.RunAsync(() => confirm.RunAsync(stored.Item.Id, language, source, fields, person, CancellationToken.None), texts["Confirmed"]);
        if (left is not null) editing.Compared(language, left);
    }
}
