using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Site.Pages;
using Doingoai.Portal.Site.Themes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Site.Feedback;

/// <summary>The form, empty or as it was sent, and the page with the receipt.</summary>
internal sealed class FeedbackPages(IDbContextFactory<PortalDb> dbs, FeedbackToken tokens, Theme theme, IOptions<FeedbackOptions> options)
{
    /// <param name="token">The form's own where it may be sent again as it is; <c>null</c> makes it a new one.</param>
    public SitePage Form(string language, FeedbackInput input, IReadOnlyList<FeedbackProblem> problems, string? token = null) => new(language, "feedback", FeedbackAddresses.Form(language), new View
    {
        ["action"] = FeedbackAddresses.Form(language),
        ["token"] = token ?? tokens.Issue(),
        ["problems"] = problems.Select(problem => (object?)problem.ToString()).ToList(),
        ["topic"] = input.Topic.ToString(),
        ["text"] = input.Text,
        ["name"] = input.Name,
        ["email"] = input.Email,
        ["about"] = input.About,
        ["about_shown"] = Uri.UnescapeDataString(input.About),
        ["longest_text"] = FeedbackInput.LongestText,
        ["longest_name"] = FeedbackInput.LongestName,
        ["longest_email"] = FeedbackInput.LongestEmail,
        ["months_kept"] = options.Value.MonthsKept,
    })
    {
        Title = theme.Texts.In(language)["feedback"],
        Description = theme.Texts.In(language)["feedback_note"],
        Crumbs = [new Crumb(theme.Texts.In(language)["feedback"], null)],
        Translations = Languages.All.ToDictionary(other => other, FeedbackAddresses.Form),
        NoIndex = input.About.Length > 0,
        NoStore = true,
    };

    /// <summary><c>null</c> if there is no such message.</summary>
    public async Task<SitePage?> ReceiptAsync(string language, string receipt, CancellationToken cancel)
    {
        if (!FeedbackReceipt.IsOne(receipt)) return null;

        await using var db = await dbs.CreateDbContextAsync(cancel);
        var at = await db.Feedback.Where(row => row.Receipt == receipt).Select(row => (DateTimeOffset?)row.ReceivedAt).FirstOrDefaultAsync(cancel);
        var title = theme.Texts.In(language)["feedback_received"];
        return at is null ? null : new SitePage(language, "feedback-received", FeedbackAddresses.Receipt(language, receipt), new View
        {
            ["receipt"] = receipt,
            ["received"] = DateTexts.Instant(at.Value, language),
        })
        {
            Title = title,
            NoIndex = true,
            NoStore = true,
            Crumbs = [new Crumb(theme.Texts.In(language)["feedback"], FeedbackAddresses.Form(language)), new Crumb(title, null)],
            Fallbacks = Languages.All.ToDictionary(other => other, other => FeedbackAddresses.Receipt(other, receipt)),
        };
    }
}
