using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Devices.Live;
using Doingoai.Portal.Devices.Plays;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Journals;

/// <summary>
/// The devices' journals: exactly once, in sequence, acknowledged after the commit. A batch for which there is no room is
/// refused and comes again. One worker per shard, so batches of a run never overtake one another.
/// </summary>
internal sealed partial class JournalIntake(
    TelemetryWriter writer, DeviceKeyRing ring, LiveFleet live, PlayClaims claims, IDbContextFactory<TelemetryDb> dbs, DeviceMetrics metrics, TimeProvider time, ILogger<JournalIntake> logger) : BackgroundService
{
    private const int Shards = 4;
    private const int AtOnce = 16; // of four shards together about what one transaction takes: what is in hand longer is copied by every collection
    private const int MaxRunsKept = 20_000;

    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(60);

    private readonly Channel<Waiting>[] _queues =
        [.. Enumerable.Range(0, Shards).Select(_ => Channel.CreateBounded<Waiting>(new BoundedChannelOptions(1_000) { SingleReader = true }))];

    // A device that waits too long for its answer sends the same again. Were that queued as well, a portal that falls behind
    // would do everything twice and never catch up. Known by its signature: the whole text is long to hash. As many as are queued or under way.
    private readonly ConcurrentDictionary<(Guid Device, string Signature), DeviceSession> _underWay = new();

    private readonly ConcurrentDictionary<(Guid Device, string Run), RunState> _runs = new();

    public InboxVerdict Take(DeviceSession session, JsonElement body)
    {
        if (JournalMessage.JwsOf(body) is not { Length: <= Envelope.MaxUpBytes } jws) return InboxVerdict.Malformed;
        var waiting = new Waiting(session, jws);
        if (IsUnderWay(waiting)) return InboxVerdict.Taken;
        var queue = _queues[(uint)session.Device.GetHashCode() % Shards];
        if (queue.Writer.TryWrite(waiting)) return InboxVerdict.Taken;

        _underWay.TryRemove(waiting.Key, out _);
        return InboxVerdict.Full;
    }

    /// <summary>Checks and stores one batch, and acknowledges how far the run has been taken.</summary>
    public async Task<JournalVerdict> StoreAsync(DeviceSession session, byte[] jws, CancellationToken cancel)
    {
        if (!TryOpen(session, jws, out var batch, out var verdict)) return verdict;

        var before = await StateAsync(session.Device, batch.Run, cancel);
        verdict = JournalCheck.Check(batch, before, out var result);
        if (verdict == JournalVerdict.Taken)
        {
            var news = await NewsAsync(session.Device, result, before, JournalCheck.Signed(batch, jws, before, result.After), cancel);
            result = result with { After = result.After with { Plays = news.Plays.After } };
            if (!await WriteAsync(session.Device, batch.Run, before, result, news, cancel)) verdict = JournalVerdict.NotWritten;
        }

        if (verdict == JournalVerdict.Taken) Show(session, result);

        // Also after a gap: it tells the device from where to go on.
        var asker = _underWay.TryRemove(new Waiting(session, jws).Key, out var last) ? last : session; // what it sends after the answer is new
        if (verdict is JournalVerdict.Taken or JournalVerdict.Known or JournalVerdict.Gap)
            asker.TrySend(Envelope.Of(DownTypes.JournalAck, new JournalAck(batch.Run, result.After.UpToSeq), time.GetUtcNow()));
        return verdict;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_queues.Select(queue => WorkAsync(queue.Reader, stoppingToken)));

    // Whoever asked last is answered: a device that lost its connection sends again on the next one.
    private bool IsUnderWay(Waiting waiting)
    {
        var (session, key) = (waiting.Session, waiting.Key);
        while (!_underWay.TryAdd(key, session))
            if (_underWay.TryGetValue(key, out var before) && (ReferenceEquals(before, session) || _underWay.TryUpdate(key, session, before))) return true;
        return false;
    }

    // Many devices at a time, because each waits for a commit; one batch of a device at a time, so that they stay in order.
    private async Task WorkAsync(ChannelReader<Waiting> queue, CancellationToken stop)
    {
        await Task.Yield();
        var underWay = new Dictionary<Guid, Task>();
        var free = new SemaphoreSlim(AtOnce);
        await foreach (var waiting in queue.ReadAllAsync(stop))
        {
            if (underWay.Remove(waiting.Session.Device, out var before)) await before;
            await free.WaitAsync(stop);
            if (underWay.Count >= 2 * AtOnce) // at most half of them still are
                foreach (var (device, _) in underWay.Where(one => one.Value.IsCompleted).ToList()) underWay.Remove(device);
            underWay[waiting.Session.Device] = StoreSafelyAsync(waiting, free, stop);
        }
    }

    private async Task StoreSafelyAsync(Waiting waiting, SemaphoreSlim free, CancellationToken stop)
    {
        try
        {
            var verdict = await StoreAsync(waiting.Session, waiting.Jws, stop);
            if (verdict is not (JournalVerdict.Taken or JournalVerdict.Known)) Report(waiting.Session, verdict);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Not acknowledged, so it comes again.
        }
        catch (Exception error)
        {
            LogFailed(error, waiting.Session.Device);
        }
        finally
        {
            _underWay.TryRemove(waiting.Key, out _);
            free.Release();
        }
    }

    private bool TryOpen(DeviceSession session, byte[] jws, out JournalLines batch, out JournalVerdict verdict)
    {
        batch = null!;
        var signed = Array.Empty<byte>();
        var error = ring.Verify(keys => Jws.TryVerify(jws, JwsTypes.Journal, kid => kid == session.Kid ? keys(kid) : null, out signed, out _));
        verdict = error == JwsError.None ? JournalVerdict.Malformed : JournalVerdict.BadSignature;
        if (error != JwsError.None || JournalLines.TryRead(signed) is not { } read || !JournalCheck.IsShaped(read)) return false;

        batch = read;
        verdict = JournalVerdict.ForeignDevice;
        return read.Device == session.Device;
    }

    private async Task<RunState> StateAsync(Guid device, string run, CancellationToken cancel)
    {
        if (_runs.TryGetValue((device, run), out var known)) return known;
        if (_runs.Count > MaxRunsKept) _runs.Clear(); // read again on demand

        var place = device.ToString("N");
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var row = await db.Runs.AsNoTracking().FirstOrDefaultAsync(row => row.Run == run && db.Places.Any(known => known.Id == row.Place && known.Guid == place), cancel);
        if (row is null or { UpToSeq: 0 }) return RunState.New; // known by name only: another run told of it

        var plays = row.Plays is { } told ? ProtocolJson.TryRead<PlayTally>(Encoding.UTF8.GetBytes(told)) : null;
        return new(row.UpToSeq, row.LastSha256, row.DeltaMs) { Plays = plays ?? PlayTally.New };
    }

    private async Task<JournalNews> NewsAsync(Guid device, CheckedBatch result, RunState before, SignedBatch signed, CancellationToken cancel)
    {
        var plays = await claims.FollowAsync(device, result, before.Plays, cancel);
        var folded = new Dictionary<FoldedPlays, PlayClaim>();
        foreach (var line in plays.Folded.SelectMany(part => part.Body.Plays).Distinct()) folded[line] = await claims.FoldedAsync(device, line, cancel);
        return new(plays, folded, signed);
    }

    private async Task<bool> WriteAsync(Guid device, string run, RunState before, CheckedBatch result, JournalNews news, CancellationToken cancel)
    {
        var write = new JournalWrite(device, run, before, result, news, time.GetUtcNow());
        var isCommitted = writer.TryWrite(write) && await write.Committed.WaitAsync(cancel);
        if (isCommitted) _runs[(device, run)] = result.After;
        else _runs.TryRemove((device, run), out _);
        return isCommitted;
    }

    // The journal says what is on screen sooner than the next heartbeat; after an outage it tells of the past.
    private void Show(DeviceSession session, CheckedBatch result)
    {
        if (result.Records.Any(one => one.Record.Kind == JournalKinds.Fault)) live.Told(session.Device);
        var recent = (time.GetUtcNow() - Recent).ToUnixTimeMilliseconds();
        foreach (var one in result.Records)
            if (one.Play is { } play && JournalCheck.AtMs(one.Record, result.After) is { } at && at > recent && session.Drives(play.Screen))
                live.Drawn(session.Device, play.Screen, play.Manifest, play.Entry, DateTimeOffset.FromUnixTimeMilliseconds(at));
    }

    private void Report(DeviceSession session, JournalVerdict verdict)
    {
        metrics.Refused(session.Link, $"Journal{verdict}");
        LogRefused(session.Device, verdict);
    }

    private readonly record struct Waiting(DeviceSession Session, byte[] Jws)
    {
        public (Guid Device, string Signature) Key => (Session.Device, Encoding.UTF8.GetString(Jws.AsSpan(Jws.AsSpan().LastIndexOf((byte)'.') + 1)));
    }

    [LoggerMessage(LogLevel.Warning, "Did not take a journal batch of {Device}: {Verdict}.")]
    private partial void LogRefused(Guid device, JournalVerdict verdict);

    [LoggerMessage(LogLevel.Error, "Taking a journal batch of {Device} failed; the device sends it again.")]
    private partial void LogFailed(Exception error, Guid device);
}
