using Doingoai.Portal.Media.Folders;
using Doingoai.Portal.Media.Framings;
using Doingoai.Portal.Media.Uploads;
using Doingoai.Portal.Media.Videos;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Doingoai.Portal.Media.Library;

/// <summary>How the library is stored.</summary>
internal sealed class MediaModel : IModelPart
{
    public void Map(ModelBuilder model)
    {
        model.Entity<MediaAsset>(Map);
        model.Entity<LegacyFile>(file =>
        {
            file.ToTable("LegacyFiles");
            file.Property(row => row.Id).HasMaxLength(LegacyFile.LongestId);
            file.Property(row => row.Sha256).HasMaxLength(64);
            file.HasOne<MediaAsset>().WithMany().HasForeignKey(row => row.Sha256).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<MediaFolder>(folder =>
        {
            folder.ToTable("MediaFolders");
            folder.Property(row => row.Name).HasMaxLength(MediaFolder.LongestName);
        });
        model.Entity<UploadSession>(session =>
        {
            session.ToTable("MediaUploads");
            session.Property(row => row.PersonName).HasMaxLength(200);
            session.Property(row => row.FileName).HasMaxLength(200);
            session.HasIndex(row => row.PersonId);
        });
        model.Entity<VideoJob>(job =>
        {
            job.ToTable("VideoJobs");
            job.Property(row => row.State).HasConversion<string>().HasMaxLength(16);
            job.Property(row => row.SourceSha256).HasMaxLength(64);
            job.Property(row => row.AssetSha256).HasMaxLength(64);
            job.Property(row => row.FileName).HasMaxLength(200);
            job.Property(row => row.PersonName).HasMaxLength(200);
            job.Property(row => row.Reason).HasMaxLength(64);
            job.HasIndex(row => row.State);
        });
    }

    private static void Map(EntityTypeBuilder<MediaAsset> asset)
    {
        asset.ToTable("MediaAssets");
        asset.HasKey(row => row.Sha256);
        asset.Property(row => row.Sha256).HasMaxLength(64);
        asset.Property(row => row.SourceSha256).HasMaxLength(64);
        asset.HasIndex(row => row.SourceSha256);
        asset.Property(row => row.Key).HasMaxLength(100);
        asset.HasIndex(row => row.Key);
        asset.HasIndex(row => row.UploadedAt);
        asset.HasIndex(row => row.FolderId);
        asset.HasIndex(row => row.LicenceEndsAt);
        asset.Property(row => row.Kind).HasConversion<string>().HasMaxLength(16);
        asset.Property(row => row.FileName).HasMaxLength(200);
        asset.Property(row => row.MapCheckedByName).HasMaxLength(200);
        asset.Property(row => row.Poster).HasMaxLength(64);
        asset.Property(row => row.Revision).IsConcurrencyToken();
        asset.Property(row => row.SearchText).HasDefaultValue("");
        asset.Property(row => row.Alt).AsJson();
        asset.Property(row => row.Caption).AsJson();
        asset.Property(row => row.Tags).AsJson().HasDefaultValueSql("'[]'");
        asset.Property(row => row.Frames).AsJson().HasDefaultValueSql("'[]'");
        asset.Property(row => row.Subtitles).AsJson().HasDefaultValueSql("'{}'");
        asset.Property(row => row.Framing).AsJson<Framing?>();
    }
}
