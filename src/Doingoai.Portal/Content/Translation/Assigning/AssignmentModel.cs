using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Translation.Assigning;

internal sealed class AssignmentModel : IModelPart
{
    public void Map(ModelBuilder model)
    {
        MapAssignments(model);

        // What the board filters by, beside the id: SQLite otherwise reads every version's text on its way to a column behind it.
        model.Entity<ItemVersion>(version =>
        {
            version.HasIndex(row => new { row.Stage, row.Id });
            version.HasIndex(row => new { row.SectionKey, row.Id });
            version.HasIndex(row => new { row.AuthorId, row.Id });
            version.HasIndex(row => new { row.FoldedTitle, row.Id });
        });
        model.Entity<Variant>().HasIndex(row => new { row.LatestVersionId, row.Language, row.ItemId });
        model.Entity<Variant>().HasIndex(row => row.StaleFields).HasFilter("\"StaleFields\" IS NOT NULL");
    }

    private static void MapAssignments(ModelBuilder model) => model.Entity<Assignment>(assignment =>
    {
        assignment.ToTable("TranslationAssignments");
        assignment.Property(row => row.Id).ValueGeneratedNever();
        assignment.Property(row => row.ItemId).HasMaxLength(ContentId.Length);
        assignment.Property(row => row.Language).HasMaxLength(8);
        assignment.Property(row => row.PersonName).HasMaxLength(200);
        assignment.Property(row => row.AssignedByName).HasMaxLength(200);
        assignment.Property(row => row.Note).HasMaxLength(AssignTranslations.LongestNote);
        assignment.Property(row => row.Outcome).HasConversion<string>().HasMaxLength(20);
        assignment.HasIndex(row => new { row.ItemId, row.Language }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        assignment.HasIndex(row => new { row.PersonId, row.EndedAt });
        assignment.HasIndex(row => new { row.EndedAt, row.Due });
        assignment.HasOne<Item>().WithMany().HasForeignKey(row => row.ItemId).OnDelete(DeleteBehavior.Restrict);
    });
}

internal static class AssignmentSets
{
    extension(PortalDb db)
    {
        internal DbSet<Assignment> Assignments => db.Set<Assignment>();
    }
}
