using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Site.Feedback;

/// <summary>What readers wrote, their names and addresses leave after the time that the form promises; that something came, and when, stays.</summary>
internal sealed class EraseFeedback(IDbContextFactory<PortalDb> dbs, TimeProvider time, IOptions<FeedbackOptions> options)
{
    private const int AtOnce = 200;

    public async Task RunAsync(CancellationToken cancel)
    {
        while (await SomeAsync(cancel) == AtOnce)
        {
        }
    }

    private async Task<int> SomeAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var before = now.AddMonths(-options.Value.MonthsKept);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var due = await db.Feedback.Where(row => row.ErasedAt == null && row.ReceivedAt < before).OrderBy(row => row.ReceivedAt).Take(AtOnce).ToListAsync(cancel);
        foreach (var message in due) message.Erase(now);
        await db.SaveChangesAsync(cancel);
        return due.Count;
    }
}
