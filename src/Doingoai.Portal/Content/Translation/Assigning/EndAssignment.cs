using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Translation.Assigning;

/// <summary>An assignment is done, or not wanted any more. The translator says the first of it; who may write the item, both.</summary>
internal sealed class EndAssignment(IDbContextFactory<PortalDb> dbs, ContentRights rights, TimeProvider time, IActor actor)
{
    /// <summary>False if there is no such assignment.</summary>
    public async Task<bool> RunAsync(Guid id, AssignmentOutcome outcome, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Assignments.FindAsync([id], cancel) is not { } assignment) return false;
        if (assignment.PersonId != by.Id || outcome != AssignmentOutcome.Done)
            await rights.DemandAsync(by, Permission.WriteContent, await rights.UnitOfAsync(assignment.ItemId, cancel) ?? Guid.Empty, [assignment.Language], cancel);

        using var acting = actor.Be(by);
        using var doing = actor.Do(outcome == AssignmentOutcome.Done ? "translation.done" : "translation.withdraw");
        assignment.End(outcome, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
