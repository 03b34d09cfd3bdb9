using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Site.Feedback;

/// <summary>Messages for those who answer them. Name and address only where asked for by somebody who may see them.</summary>
internal sealed class FeedbackInbox(IDbContextFactory<PortalDb> dbs)
{
    public const int PageSize = 30;

    /// <param name="state"><c>null</c> = all but spam.</param>
    public async Task<FeedbackList> ListAsync(FeedbackState? state, int skip, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var all = db.Feedback.AsNoTracking().Where(row => state == null ? row.State != FeedbackState.Spam : row.State == state);
        var lines = await all.OrderByDescending(row => row.ReceivedAt).ThenBy(row => row.Id).Skip(skip).Take(PageSize)
            .Select(row => new FeedbackLine(row.Receipt, row.Language, row.Topic, row.State, row.ReceivedAt, row.Text.Substring(0, 160), row.ErasedAt != null)).ToListAsync(cancel);
        return new(lines, await all.CountAsync(cancel));
    }

    public async Task<FeedbackDetail?> FindAsync(string receipt, bool withSender, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Feedback.AsNoTracking().Where(row => row.Receipt == receipt).Select(row => new FeedbackDetail(
            row.Receipt, row.Language, row.Topic, row.State, row.Text, row.About, row.ReceivedAt, row.ErasedAt, row.Note, row.HandledByName, row.HandledAt, row.Revision,
            withSender ? row.Name : null, withSender ? row.Email : null)).FirstOrDefaultAsync(cancel);
    }
}
