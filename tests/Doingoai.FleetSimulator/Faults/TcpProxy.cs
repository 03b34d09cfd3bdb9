using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Doingoai.FleetSimulator.Faults;

/// <summary>Stands between two ends on loopback and can cut what passes, as a broken network does: no goodbye, no new connections.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, byte> _open = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly IPEndPoint _target;
    private readonly Task _accepting;
    private readonly TimeSpan _latency;
    private volatile bool _cut;

    /// <param name="latency">How long each byte is under way, in either direction. What follows is not held up by it.</param>
    public TcpProxy(int targetPort, TimeSpan latency = default)
    {
        _latency = latency;
        _target = new(IPAddress.Loopback, targetPort);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Drops every connection and refuses new ones until <see cref="Heal"/>.</summary>
    public void Cut()
    {
        _cut = true;
        foreach (var socket in _open.Keys) Drop(socket);
    }

    public void Heal() => _cut = false;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Cut();
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
        _open[near] = 0;
        _open[far] = 0;
        try
        {
            await far.ConnectAsync(_target, _stop.Token);
            if (!_cut) await Task.WhenAny(PumpAsync(near, far), PumpAsync(far, near));
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

    private async Task PumpAsync(Socket from, Socket to)
    {
        var underWay = Channel.CreateUnbounded<(byte[] Bytes, long Due)>(new() { SingleReader = true, SingleWriter = true });
        var arriving = ArriveAsync(underWay.Reader, to);
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _stop.Token) is > 0 and var read)
                underWay.Writer.TryWrite((buffer[..read], Environment.TickCount64 + (long)_latency.TotalMilliseconds));
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }

        underWay.Writer.Complete();
        await arriving;
    }

    private async Task ArriveAsync(ChannelReader<(byte[] Bytes, long Due)> underWay, Socket to)
    {
        try
        {
            await foreach (var (bytes, due) in underWay.ReadAllAsync(_stop.Token))
            {
                if (due - Environment.TickCount64 is > 0 and var left) await Task.Delay((int)left, _stop.Token);
                for (var sent = 0; sent < bytes.Length;) sent += await to.SendAsync(bytes.AsMemory(sent), _stop.Token);
            }
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
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
