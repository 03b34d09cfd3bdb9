using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Media.Uploads;

/// <summary>Opens an upload, or finds the one that was interrupted: same person, name, size and time of change.</summary>
internal sealed class BeginUpload(IDbContextFactory<PortalDb> dbs, UploadRoom room, IOptions<MediaOptions> options, TimeProvider time)
{
    public async Task<UploadSession> RunAsync(UploadPlan plan, Person by, CancellationToken cancel)
    {
        plan = plan with { FileName = UploadMedia.Tidy(plan.FileName) };
        if (plan.Size <= 0) throw new RuleException("media.empty");
        if (plan.Size > options.Value.MaxVideoBytes) throw new RuleException("media.too-large", options.Value.MaxVideoBytes / (1024 * 1024));

        await using var db = await dbs.CreateDbContextAsync(cancel);
        var open = await db.UploadSessions.Where(one => one.PersonId == by.Id).ToListAsync(cancel);
        if (open.Find(one => one.FileName == plan.FileName && one.Size == plan.Size && one.Stamp == plan.Stamp && File.Exists(room.FileOf(one.Id))) is { } interrupted)
            return interrupted;
        if (open.Count >= options.Value.OpenUploads) throw new RuleException("media.too-many-uploads", options.Value.OpenUploads);

        room.DemandSpace(plan.Size);
        var session = new UploadSession(by, plan, time.GetUtcNow());
        room.Create(session.Id);
        db.UploadSessions.Add(session);
        await db.SaveChangesAsync(cancel);
        return session;
    }
}
