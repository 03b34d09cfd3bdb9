using Doingoai.Portal.Devices.Telemetry.Rows;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>
/// Schema and reading of what devices report; in a file (PostgreSQL: schema) of its own, so that their writing never makes an
/// editor wait. Writing is <see cref="TelemetryWriter"/>'s alone.
/// </summary>
public abstract class TelemetryDb(DbContextOptions options) : DbContext(options)
{
    public const string Schema = "telemetry";

    internal DbSet<PlaceRow> Places => Set<PlaceRow>();

    internal DbSet<ReadingRow> Readings => Set<ReadingRow>();

    internal DbSet<JournalRunRow> Runs => Set<JournalRunRow>();

    internal DbSet<JournalRecordRow> Records => Set<JournalRecordRow>();

    internal DbSet<PlayRow> Plays => Set<PlayRow>();

    internal DbSet<PlayHourRow> PlayHours => Set<PlayHourRow>();

    internal DbSet<PlayDayRow> PlayDays => Set<PlayDayRow>();

    internal DbSet<PlaySubjectRow> PlaySubjects => Set<PlaySubjectRow>();

    internal DbSet<FoldedPlayRow> FoldedPlays => Set<FoldedPlayRow>();

    internal DbSet<JournalBatchRow> Batches => Set<JournalBatchRow>();

    internal DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    internal DbSet<FaultRow> Faults => Set<FaultRow>();

    internal DbSet<SpanRow> Spans => Set<SpanRow>();

    internal DbSet<PulseRow> Pulses => Set<PulseRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => TelemetryModel.Map(modelBuilder);
}
