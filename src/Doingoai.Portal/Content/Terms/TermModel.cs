using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Terms;

internal sealed class TermModel : IModelPart
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Term>(term =>
        {
            term.ToTable("Terms");
            term.Property(row => row.Id).ValueGeneratedNever();
            term.Property(row => row.Key).HasMaxLength(Fields.Slug.MaxLength + 10);
            term.Property(row => row.Kind).HasConversion<string>().HasMaxLength(20);
            term.Property(row => row.Note).HasMaxLength(2 * TermCleaning.LongestNote);
            term.Property(row => row.Revision).IsConcurrencyToken();
            term.HasIndex(row => row.Key).IsUnique();
            term.Ignore(row => row.Info);
            term.HasMany(row => row.Entries).WithOne().HasForeignKey(row => row.TermId).OnDelete(DeleteBehavior.Restrict);
            term.Navigation(row => row.Entries).HasField("_entries").UsePropertyAccessMode(PropertyAccessMode.Field);
        });
        model.Entity<TermEntry>(entry =>
        {
            entry.ToTable("TermEntries").HasKey(row => new { row.TermId, row.Language });
            entry.Property(row => row.Language).HasMaxLength(8);
            entry.Ignore(row => row.Forms);
        });
    }
}

internal static class TermSets
{
    extension(PortalDb db)
    {
        internal DbSet<Term> Terms => db.Set<Term>();
    }
}
