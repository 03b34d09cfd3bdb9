using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Auditing;

internal sealed class AuditModel : IModelPart
{
    public void Map(ModelBuilder model) => model.Entity<AuditEntry>(entry =>
    {
        entry.HasKey(one => one.Id);
        entry.HasIndex(one => one.At);
        entry.HasIndex(one => new { one.Entity, one.EntityId });
        entry.HasIndex(one => one.ActorId);
        entry.Property(one => one.ActorName).HasMaxLength(200);
        entry.Property(one => one.Verb).HasMaxLength(100);
        entry.Property(one => one.Entity).HasMaxLength(100);
        entry.Property(one => one.EntityId).HasMaxLength(200);
    });
}

internal static class AuditSets
{
    extension(PortalDb db)
    {
        internal DbSet<AuditEntry> AuditEntries => db.Set<AuditEntry>();
    }
}
