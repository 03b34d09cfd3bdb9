using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Doingoai.FleetSimulator.Wire;

/// <summary>A message as it arrived.</summary>
internal delegate void WireMessage(WireClient client, string topic, ReadOnlySpan<byte> payload);

/// <summary>An MQTT 5 client of one socket and one buffer, so that five thousand of them leave the processor to the broker they load.</summary>
internal sealed class WireClient(string id, WireMessage received) : IDisposable
{
    private readonly TaskCompletionSource<byte> _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<byte> _subscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly SemaphoreSlim _sending = new(1);
    private byte[] _buffer = new byte[2048];
    private int _filled;
    private int _packet;

    public string Id => id;

    /// <summary>Ends when the connection does, whoever ended it.</summary>
    public Task Closed => _closed.Task;

    /// <summary>Connects and subscribes.</summary>
    /// <exception cref="InvalidOperationException">The broker refused.</exception>
    public async Task OpenAsync(IPEndPoint broker, string? password, IEnumerable<string> topics, CancellationToken cancel)
    {
        await _socket.ConnectAsync(broker, cancel);
        _ = ReceiveAsync();
        await SendAsync(MqttPackets.Connect(id, password), cancel);
        if (await _connected.Task.WaitAsync(cancel) is not 0 and var refusal) throw new InvalidOperationException($"The broker refused the connection: 0x{refusal:X2}.");
        await SendAsync(MqttPackets.Subscribe(topics), cancel);
        if (await _subscribed.Task.WaitAsync(cancel) is >= 0x80 and var refused) throw new InvalidOperationException($"The broker refused a subscription: 0x{refused:X2}.");
    }

    /// <summary>At QoS 1 or 0.</summary>
    public Task PublishAsync(string topic, ReadOnlySpan<byte> payload, bool isAcknowledged, CancellationToken cancel) =>
        SendAsync(MqttPackets.Publish(topic, payload, isAcknowledged ? NextPacket() : (ushort)0), cancel);

    public Task SendAsync(byte[] packet, CancellationToken cancel) => SendAsync(packet, packet.Length, cancel);

    /// <summary>Cuts the connection without a goodbye.</summary>
    public void Dispose()
    {
        try
        {
            _socket.LingerState = new(true, 0);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Gone already.
        }

        _socket.Dispose();
        _closed.TrySetResult();
    }

    private ushort NextPacket() => (ushort)((Interlocked.Increment(ref _packet) % 60_000) + 1);

    private async Task SendAsync(byte[] bytes, int count, CancellationToken cancel)
    {
        await _sending.WaitAsync(cancel);
        try
        {
            for (var sent = 0; sent < count;) sent += await _socket.SendAsync(bytes.AsMemory(sent, count - sent), cancel);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReceiveAsync()
    {
        var acknowledgements = new byte[64 * 4];
        try
        {
            while (await _socket.ReceiveAsync(_buffer.AsMemory(_filled)) is > 0 and var read)
            {
                _filled += read;
                while (Take(acknowledgements) is > 0 and var due) await SendAsync(acknowledgements, due, CancellationToken.None);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut: the same end as a closed one.
        }

        var gone = new IOException("The connection ended.");
        _connected.TrySetException(gone);
        _subscribed.TrySetException(gone);
        _ = (_connected.Task.Exception, _subscribed.Task.Exception); // nobody may be waiting
        _closed.TrySetResult();
    }

    // Whole packets are taken, the rest stays at the front of the buffer. Answers how many bytes of acknowledgements are due.
    private int Take(byte[] acknowledgements)
    {
        var (at, due) = (0, 0);
        while (_filled - at >= 2 && MqttPackets.TryLength(_buffer.AsSpan(at, _filled - at), out var header, out var length))
        {
            if (_filled - at < header + length)
            {
                if (header + length > _buffer.Length) Grow(header + length);
                break;
            }

            if (due > acknowledgements.Length - 4) break; // the rest after these are sent
            due += Take(_buffer[at], _buffer.AsSpan(at + header, length), acknowledgements.AsSpan(due));
            at += header + length;
        }

        _buffer.AsSpan(at, _filled - at).CopyTo(_buffer);
        _filled -= at;
        if (_filled == _buffer.Length) Grow(_buffer.Length * 2);
        return due;
    }

    private void Grow(int size) => Array.Resize(ref _buffer, size);

    private int Take(byte kind, ReadOnlySpan<byte> body, Span<byte> acknowledgement)
    {
        switch (kind & 0xF0)
        {
            case 0x20:
                _connected.TrySetResult(body[1]);
                return 0;
            case 0x90:
                _subscribed.TrySetResult(body[^1]);
                return 0;
            case 0x30:
                var (topic, packet, payload) = MqttPackets.ReadPublish(kind, body);
                received(this, Encoding.UTF8.GetString(body[topic]), body[payload..]);
                if (packet == 0) return 0;
                acknowledgement[0] = 0x40;
                acknowledgement[1] = 2;
                acknowledgement[2] = (byte)(packet >> 8);
                acknowledgement[3] = (byte)packet;
                return 4;
            default:
                return 0;
        }
    }
}
