using Doingoai.Portal.Platform.Errors;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Doingoai.Portal.Admin.Controls;

/// <summary>
/// Runs what a button does. A refused rule becomes a sentence in the person's language, here and nowhere else; success may
/// be said too. A bug is left to fly: the circuit says so.
/// </summary>
internal sealed class Attempt(NotificationService toasts, RuleTexts rules, IStringLocalizer<Texts> texts)
{
    /// <summary>True if it was done.</summary>
    public async Task<bool> RunAsync(Func<Task> action, string? done = null)
    {
        try
        {
            await action();
        }
        catch (Exception error) when (Refusal.Of(error) is { } rule)
        {
            Say(NotificationSeverity.Error, rules.Sentence(rule), seconds: 10);
            return false;
        }

        if (done is not null) Say(NotificationSeverity.Success, done, seconds: 4);
        return true;
    }

    /// <summary>The result, or the default if a rule refused.</summary>
    public async Task<T?> RunAsync<T>(Func<Task<T>> action, string? done = null)
    {
        T? result = default;
        await RunAsync(async () => { result = await action(); }, done);
        return result;
    }

    /// <summary>A part of the page did not come over the link, and nothing brings it but loading the page again.</summary>
    public void SayIncomplete() => Say(NotificationSeverity.Warning, texts["PageIncomplete"], seconds: 60);

    public void Say(NotificationSeverity severity, string sentence, int seconds) => toasts.Notify(new NotificationMessage
    {
        Severity = severity,
        Summary = texts[severity == NotificationSeverity.Success ? "Done" : severity == NotificationSeverity.Error ? "Refused" : "Note"],
        Detail = sentence,
        Duration = seconds * 1000,
        CloseOnClick = true,
    });
}
