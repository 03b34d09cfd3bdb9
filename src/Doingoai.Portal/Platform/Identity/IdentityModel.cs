using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Identity;

internal sealed class IdentityModel : IModelPart
{
    public void Map(ModelBuilder model)
    {
        model.Entity<User>(user =>
        {
            user.Property(one => one.DisplayName).HasMaxLength(200);
            user.Property(one => one.Language).HasMaxLength(2);
        });
        model.Entity<RoleGrant>(grant =>
        {
            grant.HasKey(one => one.Id);
            grant.Property(one => one.Language).HasMaxLength(2);
            grant.HasIndex(one => one.PersonId);
            grant.HasOne<User>().WithMany().HasForeignKey(one => one.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

internal static class IdentitySets
{
    extension(PortalDb db)
    {
        internal DbSet<RoleGrant> RoleGrants => db.Set<RoleGrant>();
    }
}
