using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Content.Sections;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content;

/// <summary>The module's entities.</summary>
internal sealed class ContentModel : IModelPart
{
    private const int LanguageLength = 8;
    private const int KeyLength = 100;
    private const int Sha256Length = 64;

    public void Map(ModelBuilder model)
    {
        MapItems(model);
        MapPublications(model);
        model.Entity<Section>(section =>
        {
            section.ToTable("Sections").HasKey(row => row.Key);
            section.Property(row => row.Key).HasMaxLength(KeyLength);
            section.Property(row => row.Parent).HasMaxLength(KeyLength);
            section.Property(row => row.LegacyNumbers).HasDefaultValue("");
            section.Property(row => row.Revision).IsConcurrencyToken();
            section.Ignore(row => row.Info);
        });
    }

    private static void MapItems(ModelBuilder model)
    {
        model.Entity<Item>(item =>
        {
            item.ToTable("Items");
            item.Property(row => row.Id).HasMaxLength(ContentId.Length);
            item.Property(row => row.Type).HasMaxLength(KeyLength);
            item.Property(row => row.RiskClass).HasConversion<string>().HasMaxLength(20);
            item.Property(row => row.Revision).IsConcurrencyToken();
            item.Property(row => row.SourceLanguage).HasMaxLength(LanguageLength).HasDefaultValue(Languages.Vietnamese);
            item.HasIndex(row => row.LegacyNumber).IsUnique();
            item.HasIndex(row => row.ChangedAt);
        });
        model.Entity<Variant>(variant =>
        {
            variant.ToTable("Variants").HasKey(row => new { row.ItemId, row.Language });
            variant.Property(row => row.ItemId).HasMaxLength(ContentId.Length);
            variant.Property(row => row.Language).HasMaxLength(LanguageLength);
            variant.Property(row => row.Slug).HasMaxLength(Fields.Slug.MaxLength + 10);
            variant.Property(row => row.LatestVersionId).HasMaxLength(ContentId.Length);
            variant.Property(row => row.Revision).IsConcurrencyToken();
            variant.Property(row => row.StaleFields).HasMaxLength(1000);
            variant.Ignore(row => row.Stale);
            variant.HasIndex(row => new { row.Language, row.Slug }).IsUnique();
            variant.HasOne<Item>().WithMany().HasForeignKey(row => row.ItemId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ItemVersion>(version =>
        {
            version.ToTable("Versions");
            version.Property(row => row.Id).HasMaxLength(ContentId.Length);
            version.Property(row => row.ItemId).HasMaxLength(ContentId.Length);
            version.Property(row => row.Language).HasMaxLength(LanguageLength);
            version.Property(row => row.SectionKey).HasMaxLength(KeyLength);
            version.Property(row => row.Sha256).HasMaxLength(Sha256Length);
            version.Property(row => row.SourceVersionId).HasMaxLength(ContentId.Length);
            version.Property(row => row.Stage).HasConversion<string>().HasMaxLength(20);
            version.HasIndex(row => new { row.ItemId, row.Language, row.Number }).IsUnique();
            version.HasOne<Item>().WithMany().HasForeignKey(row => row.ItemId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<VersionMedia>(media =>
        {
            media.ToTable("VersionMedia").HasKey(row => new { row.VersionId, row.Sha256 });
            media.Property(row => row.VersionId).HasMaxLength(ContentId.Length);
            media.Property(row => row.Sha256).HasMaxLength(Sha256Length);
            media.HasIndex(row => row.Sha256);
            media.HasOne<ItemVersion>().WithMany().HasForeignKey(row => row.VersionId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void MapPublications(ModelBuilder model)
    {
        model.Entity<Publication>(publication =>
        {
            publication.ToTable("Publications");
            publication.Property(row => row.Id).ValueGeneratedNever();
            publication.Property(row => row.ItemId).HasMaxLength(ContentId.Length);
            publication.Property(row => row.Language).HasMaxLength(LanguageLength);
            publication.Property(row => row.Channel).HasConversion<string>().HasMaxLength(20);
            publication.Property(row => row.VersionId).HasMaxLength(ContentId.Length);
            publication.Property(row => row.Sha256).HasMaxLength(Sha256Length);
            publication.Property(row => row.Slug).HasMaxLength(Fields.Slug.MaxLength + 10);
            publication.Property(row => row.RiskClass).HasConversion<string>().HasMaxLength(20);
            publication.Property(row => row.EndReason).HasConversion<string>().HasMaxLength(20);
            publication.Ignore(row => row.End);
            publication.HasIndex(row => new { row.ItemId, row.Language, row.Channel });
            publication.HasIndex(row => new { row.Channel, row.Language, row.FirstPublished });
            publication.HasIndex(row => row.VersionId);
            publication.HasIndex(row => row.From);
            publication.HasIndex(row => row.Until);
            publication.HasIndex(row => row.EndedAt);
            publication.HasOne<ItemVersion>().WithMany().HasForeignKey(row => row.VersionId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SlugHistory>(slug =>
        {
            slug.ToTable("SlugHistory").HasKey(row => new { row.Language, row.Slug });
            slug.Property(row => row.Language).HasMaxLength(LanguageLength);
            slug.Property(row => row.Slug).HasMaxLength(Fields.Slug.MaxLength + 10);
            slug.Property(row => row.ItemId).HasMaxLength(ContentId.Length);
        });
        model.Entity<SiteGeneration>(generation =>
        {
            generation.ToTable("SiteGeneration");
            generation.Property(row => row.Id).ValueGeneratedNever();
            generation.HasData(SiteGeneration.First);
        });
    }
}
