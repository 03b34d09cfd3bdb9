using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Lists;

internal sealed class ListModel : IModelPart
{
    private const int ColumnsLength = 200;

    public void Map(ModelBuilder model)
    {
        model.Entity<SavedList>(list =>
        {
            list.ToTable("SavedLists");
            list.Property(row => row.Id).ValueGeneratedNever();
            list.Property(row => row.Name).HasMaxLength(SaveList.LongestName);
            list.Property(row => row.Query).HasMaxLength(SaveList.LongestQuery);
            list.HasIndex(row => new { row.PersonId, row.Name }).IsUnique();
        });
        model.Entity<ListColumns>(columns =>
        {
            columns.ToTable("ListColumns").HasKey(row => row.PersonId);
            columns.Property(row => row.PersonId).ValueGeneratedNever();
            columns.Property(row => row.Columns).HasMaxLength(ColumnsLength);
        });
    }
}

internal static class ListSets
{
    extension(PortalDb db)
    {
        internal DbSet<SavedList> SavedLists => db.Set<SavedList>();

        internal DbSet<ListColumns> ListColumns => db.Set<ListColumns>();
    }
}
