using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Approvals;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Portal.Signage.Slides;
using Doingoai.Protocol.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Doingoai.Portal.Signage;

/// <summary>How the module's entities are stored.</summary>
internal sealed class SignageModel : IModelPart
{
    private const int KeyLength = 100;
    private const int NameLength = 300;
    private const int HashLength = 64;
    private const int IdLength = 26;
    private const int WordLength = 32;

    public void Map(ModelBuilder model)
    {
        MapPlaces(model);
        MapPlaylists(model);
        MapSlides(model);
        MapIssued(model);
    }

    private static void MapPlaces(ModelBuilder model)
    {
        model.Entity<Cluster>(cluster =>
        {
            Keyed(cluster.ToTable("Clusters"), row => row.Key);
            Named(cluster.ComplexProperty(row => row.Names));
            cluster.Property(row => row.PinHash).HasMaxLength(PinHash.MaxChars);
            cluster.Property(row => row.TimeZone).HasMaxLength(WordLength * 2);
            cluster.Property(row => row.Revision).IsConcurrencyToken();
        });
        model.Entity<Device>(device =>
        {
            Keyed(device.ToTable("Devices"), row => row.Key);
            Named(device.ComplexProperty(row => row.Names));
            device.Property(row => row.Revision).IsConcurrencyToken();
            device.HasIndex(row => row.ClusterId);
            device.Ignore(row => row.Downloads);
        });
        model.Entity<Output>(output =>
        {
            Keyed(output.ToTable("Outputs"), row => row.Key);
            output.Property(row => row.Revision).IsConcurrencyToken();
            output.HasIndex(row => row.DeviceId);
        });
        model.Entity<Screen>(screen =>
        {
            Keyed(screen.ToTable("Screens"), row => row.Key);
            Named(screen.ComplexProperty(row => row.Names));
            screen.Property(row => row.Class).HasMaxLength(KeyLength);
            screen.Property(row => row.Revision).IsConcurrencyToken();
            screen.HasIndex(row => row.OutputId);
        });
        model.Entity<ScreenClass>(kind =>
        {
            kind.ToTable("ScreenClasses").HasKey(row => row.Key);
            kind.Property(row => row.Key).HasMaxLength(KeyLength);
            kind.Property(row => row.Kind).HasConversion<string>().HasMaxLength(WordLength);
            Named(kind.ComplexProperty(row => row.Names));
            kind.Property(row => row.Revision).IsConcurrencyToken();
            kind.Ignore(row => row.Hours).Ignore(row => row.SlideSize);
        });
    }

    private static void MapPlaylists(ModelBuilder model)
    {
        model.Entity<Playlist>(playlist =>
        {
            Keyed(playlist.ToTable("Playlists"), row => row.Key);
            Named(playlist.ComplexProperty(row => row.Names));
            playlist.Property(row => row.Revision).IsConcurrencyToken();
            playlist.HasMany(row => row.Items).WithOne().HasForeignKey(item => item.PlaylistId);
        });
        model.Entity<PlaylistItem>(item =>
        {
            item.ToTable("PlaylistItems").Property(row => row.Id).ValueGeneratedNever();
            item.Property(row => row.Item).HasMaxLength(IdLength);
            item.Property(row => row.Widget).HasMaxLength(WordLength);
            item.HasIndex(row => row.Item);
            item.Ignore(row => row.Plan);
        });
        model.Entity<Schedule>(schedule =>
        {
            schedule.ToTable("Schedules").Property(row => row.Id).ValueGeneratedNever();
            schedule.Property(row => row.Level).HasConversion<string>().HasMaxLength(WordLength);
            schedule.Property(row => row.Recurrence).HasMaxLength(200);
            schedule.Ignore(row => row.Rule).Ignore(row => row.Target);
            schedule.HasIndex(row => row.PlaylistId);
        });
        model.Entity<ShowNow>(show =>
        {
            show.ToTable("ShowNows").Property(row => row.Id).ValueGeneratedNever();
            show.Property(row => row.Item).HasMaxLength(IdLength);
            show.HasIndex(row => new { row.ScreenId, row.Until });
        });
    }

    private static void MapSlides(ModelBuilder model)
    {
        model.Entity<Slide>(slide =>
        {
            slide.ToTable("Slides").HasKey(row => new { row.VersionId, row.ScreenClass });
            slide.Property(row => row.VersionId).HasMaxLength(IdLength);
            slide.Property(row => row.ScreenClass).HasMaxLength(KeyLength);
            slide.Property(row => row.Fingerprint).HasMaxLength(HashLength);
            slide.Property(row => row.Sha256).HasMaxLength(HashLength);
            slide.Property(row => row.ContentType).HasMaxLength(WordLength);
            slide.Property(row => row.Refusal).HasMaxLength(KeyLength);
            slide.HasIndex(row => row.Sha256);
        });
        model.Entity<StoredApproval>(approval =>
        {
            approval.ToTable("Approvals").Property(row => row.Id).ValueGeneratedNever();
            approval.Property(row => row.VersionId).HasMaxLength(IdLength);
            approval.Property(row => row.ItemId).HasMaxLength(IdLength);
            approval.Property(row => row.Language).HasMaxLength(8);
            approval.Property(row => row.ScreenClass).HasMaxLength(KeyLength);
            approval.Property(row => row.SlideSha256).HasMaxLength(HashLength);
            approval.Property(row => row.ContentType).HasMaxLength(WordLength);
            approval.Property(row => row.PersonName).HasMaxLength(NameLength);
            approval.Property(row => row.Kind).HasConversion<string>().HasMaxLength(WordLength);
            approval.Ignore(row => row.Signed);
            approval.HasIndex(row => row.PublicationId);
            approval.HasIndex(row => row.SlideSha256);
        });
    }

    private static void MapIssued(ModelBuilder model)
    {
        model.Entity<IssuedManifest>(manifest =>
        {
            manifest.ToTable("Manifests").HasKey(row => new { row.ScreenId, row.Version });
            manifest.Property(row => row.Sha256).HasMaxLength(HashLength);
            manifest.HasIndex(row => row.DeviceId);
        });
        model.Entity<IssuedRecallList>(list =>
        {
            list.ToTable("RecallLists").Property(row => row.Id).ValueGeneratedNever();
            list.HasIndex(row => row.IssuedAt);
        });
    }

    private static void Keyed<T>(EntityTypeBuilder<T> entity, System.Linq.Expressions.Expression<Func<T, string>> key) where T : class
    {
        entity.Property("Id").ValueGeneratedNever();
        entity.Property(key).HasMaxLength(KeyLength);
        entity.HasIndex(System.Linq.Expressions.Expression.Lambda<Func<T, object?>>(key.Body, key.Parameters)).IsUnique();
    }

    private static void Named<T>(ComplexPropertyBuilder<T> names) where T : notnull
    {
        names.Property<string>(nameof(Names.Vi)).HasMaxLength(NameLength);
        names.Property<string>(nameof(Names.En)).HasMaxLength(NameLength);
        names.Property<string>(nameof(Names.Zh)).HasMaxLength(NameLength);
    }
}
