using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Presence;

internal sealed class PresenceModel : IModelPart
{
    private const int NameLength = 200;

    public void Map(ModelBuilder model)
    {
        model.Entity<OpenDesk>(desk =>
        {
            desk.ToTable("OpenDesks");
            desk.Property(row => row.Id).ValueGeneratedNever();
            desk.Property(row => row.ItemId).HasMaxLength(ContentId.Length);
            desk.Property(row => row.PersonName).HasMaxLength(NameLength);
            desk.HasIndex(row => row.ItemId);
            desk.HasIndex(row => row.SeenAt);
        });
        model.Entity<LanguageHold>(hold =>
        {
            hold.ToTable("LanguageHolds").HasKey(row => new { row.ItemId, row.Language });
            hold.Property(row => row.ItemId).HasMaxLength(ContentId.Length);
            hold.Property(row => row.Language).HasMaxLength(8);
            hold.Property(row => row.PersonName).HasMaxLength(NameLength);
            hold.Property(row => row.Revision).IsConcurrencyToken();
        });
    }
}

internal static class PresenceSets
{
    extension(PortalDb db)
    {
        internal DbSet<OpenDesk> OpenDesks => db.Set<OpenDesk>();

        internal DbSet<LanguageHold> LanguageHolds => db.Set<LanguageHold>();
    }
}
