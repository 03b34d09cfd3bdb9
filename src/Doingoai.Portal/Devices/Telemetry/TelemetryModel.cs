using Doingoai.Portal.Devices.Telemetry.Rows;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>Tables and keys; the raw writer's statements name the same ones.</summary>
internal static class TelemetryModel
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<PlaceRow>(place =>
        {
            place.ToTable("place");
            place.Property(row => row.Guid).HasMaxLength(32);
            place.HasIndex(row => row.Guid).IsUnique();
        });
        model.Entity<ReadingRow>(reading =>
        {
            reading.ToTable("reading_minute");
            reading.HasKey(row => new { row.Place, row.Metric, row.MinuteMs });
            reading.Property(row => row.Metric).HasMaxLength(32);
        });
        model.Entity<JournalRunRow>(run =>
        {
            run.ToTable("journal_run");
            run.Property(row => row.Run).HasMaxLength(32);
            run.Property(row => row.LastSha256).HasMaxLength(64);
            run.HasIndex(row => new { row.Place, row.Run }).IsUnique();
        });
        MapRecords(model);
        MapPlays(model);
        MapStates(model);
        SnakeCase(model);
    }

    private static void MapRecords(ModelBuilder model)
    {
        model.Entity<JournalRecordRow>(record =>
        {
            record.ToTable("journal_record");
            record.HasKey(row => new { row.Run, row.Seq });
            record.Property(row => row.Kind).HasMaxLength(16);
            record.HasIndex(row => new { row.Kind, row.AtMs });
        });
        model.Entity<JournalBatchRow>(batch =>
        {
            batch.ToTable("journal_batch");
            batch.HasKey(row => new { row.Run, row.ToSeq });
        });
    }

    private static void MapPlays(ModelBuilder model)
    {
        model.Entity<PlayRow>(play =>
        {
            play.ToTable("play");
            play.HasKey(row => new { row.Run, row.Seq });
            play.HasIndex(row => new { row.Place, row.AtMs });
            play.HasIndex(row => new { row.Doubt, row.AtMs }).HasFilter("doubt <> 0");
        });
        model.Entity<PlaySubjectRow>(subject =>
        {
            subject.ToTable("play_subject");
            subject.HasIndex(row => new { row.Item, row.Language }).IsUnique();
        });
        model.Entity<PlayHourRow>(hour =>
        {
            hour.ToTable("play_hour");
            hour.HasKey(row => new { row.HourMs, row.Place, row.Subject });
        });
        model.Entity<PlayDayRow>(day =>
        {
            day.ToTable("play_day");
            day.HasKey(row => new { row.DayMs, row.Place, row.Subject });
        });
        model.Entity<FoldedPlayRow>(folded =>
        {
            folded.ToTable("play_folded");
            folded.HasKey(row => new { row.Device, row.Sha256, row.Line });
            folded.Property(row => row.Sha256).HasMaxLength(64);
        });
    }

    private static void MapStates(ModelBuilder model)
    {
        model.Entity<DeliveryRow>(delivery =>
        {
            delivery.ToTable("delivery");
            delivery.HasKey(row => new { row.Place, row.Version, row.Rung });
        });
        model.Entity<FaultRow>(fault =>
        {
            fault.ToTable("fault");
            fault.HasKey(row => new { row.Place, row.Screen, row.Code });
            fault.Property(row => row.Code).HasMaxLength(32);
            fault.Property(row => row.Detail).HasMaxLength(DeviceText.MaxLength);
        });
        model.Entity<SpanRow>(span =>
        {
            span.ToTable("availability_span");
            span.HasKey(row => new { row.Place, row.FromMs });
        });
        model.Entity<PulseRow>(pulse =>
        {
            pulse.ToTable("portal_pulse");
            pulse.Property(row => row.Id).ValueGeneratedNever();
        });
    }

    private static void SnakeCase(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(string.Concat(property.Name.Select((c, at) => at > 0 && char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}")));
    }
}
