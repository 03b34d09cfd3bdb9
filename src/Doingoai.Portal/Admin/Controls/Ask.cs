using Microsoft.Extensions.Localization;
using Radzen;

namespace Doingoai.Portal.Admin.Controls;

/// <summary>Asks before something that cannot be taken back.</summary>
internal sealed class Ask(DialogService dialogs, IStringLocalizer<Texts> texts)
{
    /// <param name="yes">What the button does, as a verb: "Recall", not "OK".</param>
    public async Task<bool> AreYouSureAsync(string title, string consequence, string yes) =>
        await dialogs.Confirm(consequence, title, new ConfirmOptions { OkButtonText = yes, CancelButtonText = texts["Cancel"], CssClass = "confirm", CloseDialogOnEsc = true }) == true;
}
