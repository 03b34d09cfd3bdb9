using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Doingoai.FleetSimulator.Faults;

/// <summary>
/// Stands between two ends on loopback and does to what passes what a bad network does: delays, slows down, loses (which TCP
/// turns into waiting), keeps silent, or cuts without a goodbye.
/// </summary>
public sealed class TcpProxy : IAsyncDisposable
{
    // What a lost segment costs at least: the smallest retransmission timeout of Linux.
    private const int RetransmitMs = 200;
    private const int PieceBytes = 16 * 1024;
    private const int DefaultBuffer = 1024 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, byte> _open = [];
    private readonly CancellationTokenSource _stop = new();
    private volatile IPEndPoint _target;
    private readonly Task _accepting;
    private readonly TimeSpan _latency;
    private readonly Lock _gate = new();
    private volatile TaskCompletionSource? _silence;
    private volatile bool _cut;
    private long _freeAt = Stopwatch.GetTimestamp();
    private long _passed;
    private long _cutAt = long.MaxValue;

    /// <param name="latency">How long each byte is under way, in either direction. What follows is not held up by it.</param>
    public TcpProxy(int targetPort, TimeSpan latency = default)
    {
        _latency = latency;
        _target = new(IPAddress.Loopback, targetPort);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Towards the near end, all connections together; 0: as fast as it goes.</summary>
    public int BytesPerSecond { get; init; }

    /// <summary>Bytes a connection may have under way in each direction; the sender waits for the rest.</summary>
    public int BufferBytes { get; init; } = DefaultBuffer;

    /// <summary>Of a hundred pieces so many are lost once and sent again.</summary>
    public int LossPercent { get; init; }

    /// <summary>Bytes that reached the near end.</summary>
    public long Passed => Interlocked.Read(ref _passed);

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The far end came up again elsewhere; for new connections.</summary>
    public void Retarget(int port) => _target = new(IPAddress.Loopback, port);

    /// <summary>Drops every connection and refuses new ones until <see cref="Heal"/>.</summary>
    public void Cut()
    {
        _cut = true;
        foreach (var socket in _open.Keys) Drop(socket);
    }

    /// <summary>Resets every connection once so many more bytes have reached the near end; new ones are taken.</summary>
    public void CutAfter(long bytes) => Interlocked.Exchange(ref _cutAt, Passed + bytes);

    /// <summary>Connections stand and new ones are taken, but nothing comes through until <see cref="Heal"/>.</summary>
    public void Silence() => _silence ??= new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends <see cref="Cut"/> and <see cref="Silence"/>.</summary>
    public void Heal()
    {
        _cut = false;
        Interlocked.Exchange(ref _silence, null)?.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Cut();
        Interlocked.Exchange(ref _silence, null)?.SetResult();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var near = await _listener.AcceptSocketAsync(_stop.Token);
                if (_cut) Drop(near);
                else _ = JoinAsync(near);
            }
            catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                if (_stop.IsCancellationRequested) return;
            }
        }
    }

    private async Task JoinAsync(Socket near)
    {
        var far = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        if (BufferBytes < DefaultBuffer) near.SendBufferSize = far.ReceiveBufferSize = BufferBytes / 2; // the kernel doubles it
        _open[near] = 0;
        _open[far] = 0;
        try
        {
            await far.ConnectAsync(_target, _stop.Token);
            if (!_cut) await Task.WhenAny(PumpAsync(near, far, isDown: false), PumpAsync(far, near, isDown: true));
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
        finally
        {
            Drop(near);
            Drop(far);
        }
    }

    private async Task PumpAsync(Socket from, Socket to, bool isDown)
    {
        var underWay = Channel.CreateBounded<(byte[] Bytes, long Due)>(new BoundedChannelOptions(Math.Max(1, BufferBytes / PieceBytes)) { SingleReader = true, SingleWriter = true });
        var arriving = ArriveAsync(underWay.Reader, to, isDown);
        var buffer = new byte[PieceBytes];
        try
        {
            while (await from.ReceiveAsync(buffer, _stop.Token) is > 0 and var read)
                await underWay.Writer.WriteAsync((buffer[..read], Environment.TickCount64 + (long)_latency.TotalMilliseconds), _stop.Token);
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException or ChannelClosedException)
        {
        }

        underWay.Writer.TryComplete();
        await arriving;
    }

    private async Task ArriveAsync(ChannelReader<(byte[] Bytes, long Due)> underWay, Socket to, bool isDown)
    {
        try
        {
            await foreach (var (bytes, due) in underWay.ReadAllAsync(_stop.Token))
            {
                if (due - Environment.TickCount64 is > 0 and var left) await Task.Delay((int)left, _stop.Token);
                if (LossPercent > 0 && Random.Shared.Next(100) < LossPercent) await Task.Delay(RetransmitMs, _stop.Token);
                if (isDown && BytesPerSecond > 0) await TakeTurnAsync(bytes.Length);
                if (_silence is { } silence) await silence.Task.WaitAsync(_stop.Token);
                for (var sent = 0; sent < bytes.Length;) sent += await to.SendAsync(bytes.AsMemory(sent), _stop.Token);
                if (isDown) Count(bytes.Length);
            }
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            Drop(to); // else the other direction would fill a queue that nobody empties
        }
    }

    // The line is one: whoever sends waits until those before have had their time on it.
    private Task TakeTurnAsync(int bytes)
    {
        TimeSpan wait;
        lock (_gate)
        {
            var now = Stopwatch.GetTimestamp();
            _freeAt = Math.Max(_freeAt, now) + (long)(bytes * (double)Stopwatch.Frequency / BytesPerSecond);
            wait = Stopwatch.GetElapsedTime(now, _freeAt);
        }

        return wait > TimeSpan.FromMilliseconds(2) ? Task.Delay(wait, _stop.Token) : Task.CompletedTask;
    }

    private void Count(int bytes)
    {
        if (Interlocked.Add(ref _passed, bytes) < Interlocked.Read(ref _cutAt)) return;
        Interlocked.Exchange(ref _cutAt, long.MaxValue);
        foreach (var socket in _open.Keys) Drop(socket);
    }

    private void Drop(Socket socket)
    {
        _open.TryRemove(socket, out _);
        try
        {
            socket.LingerState = new(true, 0); // a reset, not a goodbye
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
        }

        socket.Dispose();
    }
}
