using System.Security.Cryptography;
using Doingoai.Player.Storage;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Journals;

/// <summary>
/// The device's own append-only log. A record is on the disk before <see cref="AppendAsync{T}"/> returns; it leaves the disk
/// only when the portal has acknowledged it or it was folded. Never throws into playback: what could not be written is
/// counted and told. Callers that come while the disk is busy share one write and one fsync.
/// </summary>
internal sealed partial class Journal : IAsyncDisposable
{
    private const int MaxCommit = 256;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _disk = new(1, 1);
    private readonly Queue<Pending> _pending = [];
    private readonly PlayerClock _clock;
    private readonly JournalBounds _bounds;
    private readonly ILogger<Journal> _logger;
    private readonly JournalBook _book;
    private readonly List<FaultBody> _found = [];
    private Task _pump = Task.CompletedTask;
    private bool _isPumping;
    private bool _isClosed;
    private bool _isRefused;
    private long _lost;
    private long _lostUntold;

    /// <param name="folder">The player's folder.</param>
    /// <param name="start">Body of the record each run begins with.</param>
    public Journal(
        IDisk disk, string folder, Guid device, ECDsa key, PlayerClock clock, StartBody start, JournalBounds bounds, ILogger<Journal> logger)
    {
        (_clock, _bounds, _logger) = (clock, bounds, logger);
        _book = new(new(disk, Path.Combine(folder, "journal"), device), bounds, start, key);
    }

    /// <summary>There is more to send.</summary>
    public event Action? Grew;

    /// <summary>The disk began to refuse. What was lost is told in the journal itself once it works again.</summary>
    public event Action<FaultBody>? Trouble;

    /// <summary>128 random bits, lower-case hex. Another one follows when a run has waited very long for the portal.</summary>
    public string Run => _book.Run;

    /// <summary>Records the portal has not acknowledged.</summary>
    public long Backlog { get; private set; }

    /// <summary>Records that could not be written since the start.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Portal time of the newest record found at start whose clock was proven; 0 for none. A floor for the clock.</summary>
    public long FloorMs { get; private set; }

    /// <summary>Takes over what is on the disk and writes the start record.</summary>
    public Task OpenAsync() => OnDiskAsync(() => Commit([]), CancellationToken.None);

    /// <summary>Writes a record before its effect is visible; false if the disk refuses.</summary>
    public Task<bool> AppendAsync<T>(string kind, T body)
    {
        var pending = new Pending(Draft.Of(kind, body, _clock.Read()));
        var isTaken = !IsTooLong(pending.Draft);
        lock (_gate)
        {
            isTaken = isTaken && !_isClosed && _pending.Count < _bounds.MaxPending;
            if (isTaken) _pending.Enqueue(pending);
            if (isTaken && !_isPumping)
            {
                _isPumping = true;
                _pump = Task.Run(PumpAsync);
            }
        }

        if (!isTaken)
        {
            Lose(1);
            pending.Done(written: false);
        }

        return pending.Written;
    }

    /// <summary>The oldest records not yet acknowledged; the same ones until they are. <c>null</c>: none.</summary>
    public async Task<OutgoingBatch?> NextBatchAsync(CancellationToken cancel)
    {
        OutgoingBatch? batch = null;
        await OnDiskAsync(() => batch = _book.NextBatch(), cancel);
        return batch;
    }

    /// <summary>The portal has committed these. Only what was sent counts.</summary>
    public Task AcknowledgeAsync(string run, long upToSeq) => OnDiskAsync(() => _book.Acknowledge(run, upToSeq), CancellationToken.None);

    /// <summary>Writes what is waiting, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        Task pump;
        lock (_gate) (_isClosed, pump) = (true, _pump);
        await pump;
        await _disk.WaitAsync();
        _book.Dispose();
        _disk.Release();
    }

    private async Task PumpAsync()
    {
        while (Take() is { Count: > 0 } taken)
        {
            var (isWritten, isBoundDue) = (false, false);
            await GoOnAsync(async () => isWritten = await OnDiskAsync(() => isBoundDue = Write(taken), CancellationToken.None));
            if (!isWritten) Lose(taken.Count);
            foreach (var pending in taken) pending.Done(isWritten);
            if (isWritten && isBoundDue) await GoOnAsync(() => OnDiskAsync(() => _book.Bound(_clock.Read()), CancellationToken.None));
            if (isWritten) Grew?.Invoke();
        }
    }

    // Every record waits for the pump: whatever happened, it goes on.
    private async Task GoOnAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception error)
        {
            LogBroken(error);
        }
    }

    private bool Write(IReadOnlyList<Pending> taken)
    {
        Commit(taken);
        return _book.IsBoundDue;
    }

    private List<Pending> Take()
    {
        var taken = new List<Pending>();
        lock (_gate)
        {
            while (taken.Count < MaxCommit && _pending.TryDequeue(out var pending)) taken.Add(pending);
            _isPumping = taken.Count > 0;
        }

        return taken;
    }

    private void Commit(IReadOnlyList<Pending> taken)
    {
        var untold = Interlocked.Read(ref _lostUntold);
        var now = _clock.Read();
        FaultBody[] lost = untold > 0 ? [new(FaultCodes.JournalLost, Detail: $"{untold} records")] : [];
        _book.Append([.. _found.Concat(lost).Select(fault => Draft.Of(JournalKinds.Fault, fault, now)), .. taken.Select(pending => pending.Draft)], now);
        _found.Clear();
        Interlocked.Add(ref _lostUntold, -untold);
    }

    // One thing at a time and never on a caller's thread. An error of the disk ends here.
    private async Task<bool> OnDiskAsync(Action step, CancellationToken cancel)
    {
        await _disk.WaitAsync(cancel);
        try
        {
            await Task.Run(() => Attempt(step), cancel);
            _isRefused = false;
            return true;
        }
        catch (Exception error) when (DiskError.Is(error))
        {
            if (!_isRefused) Tell(error);
            return false;
        }
        finally
        {
            Backlog = _book.Backlog;
            _disk.Release();
        }
    }

    private void Attempt(Action step)
    {
        if (!_book.IsOpen)
        {
            Note(_book.Open());
            FloorMs = _book.NewestProvenMs;
        }

        try
        {
            step();
        }
        catch (JournalDamagedException damage)
        {
            Note(_book.Repair(damage.Run));
            step();
        }
    }

    // Told with the next records, because the disk may be one that can only be read.
    private void Note(IReadOnlyList<FaultBody> faults)
    {
        foreach (var fault in faults) LogFound(fault.Code, fault.Detail);
        _found.AddRange(faults);
    }

    private void Tell(Exception error)
    {
        _isRefused = true;
        LogRefused(error);
        Trouble?.Invoke(DiskError.Fault(error));
    }

    private void Lose(int count)
    {
        Interlocked.Add(ref _lost, count);
        Interlocked.Add(ref _lostUntold, count);
    }

    private static bool IsTooLong(Draft draft)
    {
        var line = draft.Place(Guid.Empty, JournalRecord.NoPrevious[..32], long.MaxValue, JournalRecord.NoPrevious).Bytes;
        return line.Length > JournalChain.MaxLine;
    }

    [LoggerMessage(LogLevel.Warning, "Found in the journal: {Code} ({Detail}).")]
    private partial void LogFound(string code, string? detail);

    [LoggerMessage(LogLevel.Error, "Writing the journal went wrong; it goes on.")]
    private partial void LogBroken(Exception error);

    [LoggerMessage(LogLevel.Error, "The journal cannot be written; playing goes on.")]
    private partial void LogRefused(Exception error);
}
