using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Site.Feedback;

/// <summary>
/// Takes in what a reader sent, once: the same form or the same words again give the receipt that was given before. What
/// looks like a program's is kept among the spam, for a person may have been taken for one.
/// </summary>
internal sealed class ReceiveFeedback(IDbContextFactory<PortalDb> dbs, FeedbackToken tokens, FeedbackAllowance allowance, TimeProvider time, IOptions<FeedbackOptions> options)
{
    private static readonly TimeSpan SameWords = TimeSpan.FromDays(1);

    public async Task<FeedbackAnswer> RunAsync(FeedbackPost post, CancellationToken cancel)
    {
        var (now, limits) = (time.GetUtcNow(), options.Value);
        var problems = post.Input.Problems().ToList();
        if (tokens.Read(post.Token) is not { } opened || now - opened.At > limits.Longest || opened.At > now) return FeedbackAnswer.Refused([FeedbackProblem.Stale, .. problems]);
        if (now - opened.At < limits.Shortest) problems.Insert(0, FeedbackProblem.TooFast);
        if (problems.Count > 0) return FeedbackAnswer.Refused(problems);

        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await EarlierAsync(db, post, opened.Form, now, cancel) is { } earlier) return earlier;
        if (!allowance.Takes(post.Network) || await db.Feedback.CountAsync(row => row.ReceivedAt > now.AddHours(-1), cancel) >= limits.MessagesPerHour)
            return FeedbackAnswer.Refused([FeedbackProblem.Busy]);

        var message = new FeedbackMessage(post.Input, FeedbackReceipt.New(), opened.Form, post.Language, post.LooksLikeProgram ? FeedbackState.Spam : FeedbackState.New, now);
        db.Feedback.Add(message);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            await using var again = await dbs.CreateDbContextAsync(cancel); // the same form came twice in one moment
            if (await EarlierAsync(again, post, opened.Form, now, cancel) is { } first) return first;
            throw;
        }

        return FeedbackAnswer.Accepted(message.Receipt);
    }

    private static async Task<FeedbackAnswer?> EarlierAsync(PortalDb db, FeedbackPost post, string form, DateTimeOffset now, CancellationToken cancel)
    {
        var (fingerprint, since) = (post.Input.Fingerprint(post.Language), now - SameWords);
        var earlier = await db.Feedback.AsNoTracking().Where(row => row.Form == form || (row.Fingerprint == fingerprint && row.ReceivedAt > since))
            .Select(row => new { row.Receipt, Same = row.Fingerprint == fingerprint }).ToListAsync(cancel);
        return earlier.Count == 0 ? null
            : earlier.Find(row => row.Same) is { } same ? FeedbackAnswer.Accepted(same.Receipt)
            : FeedbackAnswer.Refused([FeedbackProblem.Used]);
    }
}
