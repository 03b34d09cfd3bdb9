using System.Collections.Concurrent;
using Doingoai.Player.Link;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Tests.Link;

internal sealed class FakeConnection(FakeLink link, Func<Envelope, ValueTask> received) : ILinkConnection
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Closed => _closed.Task;

    public bool IsDisposed { get; private set; }

    public ConcurrentQueue<Envelope> Sent { get; } = new();

    /// <summary>How often somebody tried to send.</summary>
    public int Tries { get; private set; }

    public SendResult Answer { get; set; } = SendResult.Taken;

    public bool Throws { get; set; }

    public async Task<SendResult> SendAsync(Envelope envelope, CancellationToken cancel)
    {
        Tries++;
        if (Throws || _closed.Task.IsCompleted) throw new InvalidOperationException("broken");
        if (Answer == SendResult.Taken) Sent.Enqueue(envelope);
        if (envelope.Type == UpTypes.Hello && link.Welcomes) await SayAsync();
        return Answer;
    }

    public async Task SayAsync() => await received(Envelope.Of(DownTypes.Welcome, new Welcome(1, 1, 1), DateTimeOffset.UnixEpoch));

    public void Break() => _closed.TrySetResult();

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        _closed.TrySetResult();
        return ValueTask.CompletedTask;
    }
}
