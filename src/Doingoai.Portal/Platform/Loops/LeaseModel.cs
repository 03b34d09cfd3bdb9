using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Loops;

internal sealed class LeaseModel : IModelPart
{
    public void Map(ModelBuilder model) => model.Entity<Lease>(lease =>
    {
        lease.HasKey(one => one.Name);
        lease.Property(one => one.Name).HasMaxLength(100);
        lease.Property(one => one.Owner).HasMaxLength(100);
    });
}
