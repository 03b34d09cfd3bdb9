using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Site.Feedback;

/// <summary>Says what has become of a message, with a note for the others who answer.</summary>
internal sealed class HandleFeedback(IDbContextFactory<PortalDb> dbs, IAccess access, IActor actor, TimeProvider time)
{
    /// <param name="revision">Of the message as it was seen.</param>
    public async Task<bool> RunAsync(string receipt, int revision, FeedbackState state, string note, Person by, CancellationToken cancel)
    {
        if (!await access.MayAsync(by.Id, Permission.WriteContent, cancel: cancel)) throw new RuleException("feedback.not-allowed");

        using var acting = actor.Be(by);
        using var doing = actor.Do("feedback.handle");
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Feedback.FirstOrDefaultAsync(row => row.Receipt == receipt, cancel) is not { } message) return false;
        if (message.Revision != revision) throw new RuleException("feedback.changed-by-someone-else");

        message.Handle(state, note.Trim(), by, time.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleException("feedback.changed-by-someone-else");
        }

        return true;
    }
}
