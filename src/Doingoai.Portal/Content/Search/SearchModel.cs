using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Search;

/// <summary>The index's own tables. The terms are in SearchTerms, which each database makes in its own way by migration.</summary>
internal sealed class SearchModel : IModelPart
{
    private const int LanguageLength = 8;
    private const int KeyLength = 100;

    public void Map(ModelBuilder model)
    {
        model.Entity<SearchDocument>(document =>
        {
            document.ToTable("SearchDocuments");
            document.Property(row => row.ItemId).HasMaxLength(ContentId.Length);
            document.Property(row => row.Language).HasMaxLength(LanguageLength);
            document.Property(row => row.SectionKey).HasMaxLength(KeyLength);
            document.HasIndex(row => new { row.ItemId, row.Language }).IsUnique();
            document.HasIndex(row => row.Revision);
        });
        model.Entity<SearchState>(state =>
        {
            state.ToTable("SearchState");
            state.Property(row => row.Id).ValueGeneratedNever();
            state.HasData(SearchState.First);
        });
    }
}
