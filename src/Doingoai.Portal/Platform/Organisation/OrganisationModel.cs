using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Organisation;

internal sealed class OrganisationModel : IModelPart
{
    public void Map(ModelBuilder model) => model.Entity<OrganisationUnit>(unit =>
    {
        unit.HasKey(one => one.Id);
        unit.Property(one => one.Key).HasMaxLength(64);
        unit.HasIndex(one => one.Key).IsUnique();
        unit.Property(one => one.NameVi).HasMaxLength(300);
        unit.Property(one => one.NameEn).HasMaxLength(300);
        unit.Property(one => one.NameZh).HasMaxLength(300);
    });
}

internal static class OrganisationSets
{
    extension(PortalDb db)
    {
        internal DbSet<OrganisationUnit> OrganisationUnits => db.Set<OrganisationUnit>();
    }
}
