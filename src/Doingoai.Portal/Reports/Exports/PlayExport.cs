using System.Runtime.CompilerServices;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Devices.Telemetry.Rows;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Reports.Plays;
using Doingoai.Portal.Signage;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Journals.Exports;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Reports.Exports;

/// <summary>
/// The journals behind the figures as their devices signed them, in a file that is checked without this portal. A run is
/// given from its first record on, so that its chain has a beginning; see <see cref="ExportedRuns"/>. Streams: a batch at a time.
/// </summary>
internal sealed class PlayExport(IDbContextFactory<TelemetryDb> telemetry, IDbContextFactory<PortalDb> dbs, PortalTrust trust, TimeProvider time)
{
    // What a manifest said plays on until the media of its successor arrive.
    private const int ManifestsBefore = 50;

    public async Task WriteAsync(Stream to, PlayQuestion question, IReadOnlyList<ReportScreen> screens, string language, CancellationToken cancel)
    {
        var chosen = screens.Where(screen => (question.Screen is null || screen.Id == question.Screen) && (question.Cluster is null || screen.Cluster == question.Cluster)).ToList();
        using var writer = new ExportWriter(to);
        await writer.AddAsync(new(ExportKinds.Head, Head(question)), cancel);
        foreach (var device in chosen.GroupBy(screen => screen.Device))
        {
            await writer.AddAsync(new(ExportKinds.Device, Device: new(device.Key, device.First().DeviceNames.In(language), await KeysAsync(device.Key, cancel))), cancel);
            // A device says what it showed on all of its screens.
            foreach (var screen in screens.Where(screen => screen.Device == device.Key))
            {
                await writer.AddAsync(new(ExportKinds.Screen, Screen: new(screen.Id, screen.Name(language))), cancel);
                await foreach (var jws in ManifestsAsync(screen, question, cancel)) await writer.AddAsync(new(ExportKinds.Manifest, Jws: jws, Of: device.Key), cancel);
            }

            await foreach (var line in JournalAsync(device.Key, question, cancel)) await writer.AddAsync(line, cancel);
        }

        await writer.SealAsync(seal => trust.Sign(JwsTypes.Export, seal), cancel);
    }

    private ExportHead Head(PlayQuestion question)
    {
        var roster = trust.InForce;
        var (earlier, left) = (new List<string>(), ExportHead.MaxEarlierChars);
        foreach (var jws in trust.Before(roster).Take(ExportHead.MaxEarlier))
        {
            if ((left -= jws.Length) < 0) break;
            earlier.Add(jws);
        }

        return new(ExportHead.CurrentSchema, trust.PortalId, time.GetUtcNow().ToUnixTimeMilliseconds(), question.FromMs, question.UntilMs, trust.RootKey, roster.Jws, earlier.Count == 0 ? null : earlier);
    }

    private async Task<IReadOnlyList<ExportKey>> KeysAsync(Guid device, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var keys = await db.Set<DeviceKey>().AsNoTracking().Where(key => key.Device == device).OrderBy(key => key.Id).ToListAsync(cancel);
        return [.. keys.Select(key => new ExportKey(key.Kid, key.Jwk, key.EnrolledAt.ToUnixTimeMilliseconds(), key.RevokedAt?.ToUnixTimeMilliseconds()))];
    }

    private async IAsyncEnumerable<string> ManifestsAsync(ReportScreen screen, PlayQuestion question, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (first, last) = await VersionsAsync(screen.Id, question, cancel);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var all = db.Manifests.Where(row => row.ScreenId == screen.Id && row.DeviceId == screen.Device);
        var before = await all.Where(row => row.Version < first).OrderByDescending(row => row.Version).Select(row => row.Version).Take(ManifestsBefore).ToListAsync(cancel);
        var from = before.Count > 0 ? before[^1] : first;
        await foreach (var jws in all.Where(row => row.Version >= from && row.Version <= last).OrderBy(row => row.Version).Select(row => row.Jws).AsAsyncEnumerable().WithCancellation(cancel)) yield return jws;
    }

    // Folded counts name no manifest: then all that were in force count.
    private async Task<(long First, long Last)> VersionsAsync(Guid screen, PlayQuestion question, CancellationToken cancel)
    {
        await using var db = await telemetry.CreateDbContextAsync(cancel);
        var guid = screen.ToString("N");
        if (await db.FoldedPlays.AnyAsync(row => db.Places.Any(place => place.Id == row.Place && place.Guid == guid) && row.HourMs >= question.FromMs && row.HourMs < question.UntilMs, cancel)) return (0, long.MaxValue);

        var plays = db.Plays.Where(row => db.Places.Any(place => place.Id == row.Place && place.Guid == guid) && row.AtMs >= question.FromMs && row.AtMs < question.UntilMs);
        return (await plays.MinAsync(row => (long?)row.Manifest, cancel) ?? 1, await plays.MaxAsync(row => (long?)row.Manifest, cancel) ?? 0);
    }

    private async IAsyncEnumerable<ExportLine> JournalAsync(Guid device, PlayQuestion question, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var db = await telemetry.CreateDbContextAsync(cancel);
        foreach (var run in await new ExportedRuns(db, device, question).ListAsync(cancel))
            await foreach (var line in RunAsync(db, device, run, cancel)) yield return line;
    }

    private async IAsyncEnumerable<ExportLine> RunAsync(TelemetryDb db, Guid device, ExportedRun part, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (run, next, last) = part;
        await using var other = await telemetry.CreateDbContextAsync(cancel); // one reads signatures, the other their lines
        var batches = other.Batches.AsNoTracking().Where(row => row.Run == run.Id && row.ToSeq >= part.FromSeq && row.FromSeq <= last).OrderBy(row => row.ToSeq).AsAsyncEnumerable();
        await foreach (var batch in batches.WithCancellation(cancel))
        {
            foreach (var line in await UnsignedAsync(db, device, run, next, batch.FromSeq - 1, cancel)) yield return line;
            var lines = await LinesAsync(db, run, batch.FromSeq, batch.ToSeq, cancel);
            yield return new(ExportKinds.Batch, Jws: Jws.Attach(batch.Signed, new JournalBatch(device, run.Run, lines).ToBytes()), Of: device);
            next = batch.ToSeq + 1;
        }

        for (; next <= last; next += Envelope.MaxBatch)
            foreach (var line in await UnsignedAsync(db, device, run, next, Math.Min(last, next + Envelope.MaxBatch - 1), cancel)) yield return line;
    }

    // Every batch is stored with its signature: there are none unless rows were lost.
    private static async Task<IEnumerable<ExportLine>> UnsignedAsync(TelemetryDb db, Guid device, JournalRunRow run, long from, long to, CancellationToken cancel)
    {
        var parts = new List<ExportLine>();
        for (; from <= to; from += Envelope.MaxBatch)
            if (await LinesAsync(db, run, from, Math.Min(to, from + Envelope.MaxBatch - 1), cancel) is { Count: > 0 } lines)
                parts.Add(new(ExportKinds.Unsigned, Unsigned: new(device, run.Run, lines)));
        return parts;
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(TelemetryDb db, JournalRunRow run, long from, long to, CancellationToken cancel) =>
        await db.Records.Where(row => row.Run == run.Id && row.Seq >= from && row.Seq <= to).OrderBy(row => row.Seq).Select(row => row.Line).ToListAsync(cancel);
}
