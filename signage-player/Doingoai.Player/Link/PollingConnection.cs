using System.Collections.Concurrent;
using System.Net;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Link;

/// <summary>Asks again and again, at once when there is something to say. Ends after three requests that failed.</summary>
internal sealed class PollingConnection(PortalHttp http, Func<Envelope, ValueTask> received, TimeProvider time) : ILinkConnection
{
    private const int MaxFailures = 3;
    private const int MaxAnswerBytes = 8 * 1024 * 1024;
    private const int MaxAnswer = 1_000;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<(Envelope Envelope, TaskCompletionSource<SendResult> Done)> _up = new();
    private readonly Signal _signal = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _loop = Task.CompletedTask;

    public Task Closed => _closed.Task;

    public void Start() => _loop = Task.Run(RunAsync);

    public Task<SendResult> SendAsync(Envelope envelope, CancellationToken cancel)
    {
        if (_closed.Task.IsCompleted) throw new InvalidOperationException("The link is closed.");
        var done = new TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _up.Enqueue((envelope, done));
        _signal.Set();
        return done.Task.WaitAsync(cancel);
    }

    public async Task ExchangeAsync(IReadOnlyList<Envelope> up, CancellationToken cancel)
    {
        var bytes = await http.PostAsync(Routes.Exchange, up, LinkNames.Polling, MaxAnswerBytes, cancel);
        foreach (var envelope in ProtocolJson.TryRead<List<Envelope?>>(bytes)?.Take(MaxAnswer) ?? [])
            if (envelope is { V: Envelope.Format }) await received(envelope);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
        Close();
    }

    private async Task RunAsync()
    {
        var failures = 0;
        while (!_stop.IsCancellationRequested && failures < MaxFailures)
        {
            var batch = new List<(Envelope Envelope, TaskCompletionSource<SendResult> Done)>();
            while (batch.Count < Envelope.MaxBatch / 10 && _up.TryDequeue(out var waiting)) batch.Add(waiting);
            try
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
                patience.CancelAfter(Patience);
                await ExchangeAsync([.. batch.Select(b => b.Envelope)], patience.Token);
                batch.ForEach(b => b.Done.TrySetResult(SendResult.Taken));
                failures = 0;
                if (_up.IsEmpty) await PauseAsync();
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                failures = error is HttpRequestException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } ? MaxFailures : failures + 1; // not let in is not a bad line
                batch.ForEach(b => b.Done.TrySetException(new InvalidOperationException("The request failed.", error)));
                if (!_stop.IsCancellationRequested) await PauseAsync();
            }
        }

        Close();
    }

    private async Task PauseAsync()
    {
        try
        {
            await _signal.WaitAsync(Idle, time, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private void Close()
    {
        _closed.TrySetResult();
        while (_up.TryDequeue(out var waiting)) waiting.Done.TrySetException(new InvalidOperationException("The link is closed."));
    }
}
