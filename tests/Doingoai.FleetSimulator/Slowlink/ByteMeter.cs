using System.Net.Sockets;

namespace Doingoai.FleetSimulator.Slowlink;

/// <summary>Counts every byte an agent's connections bring it: bodies, headers, everything else.</summary>
internal sealed class ByteMeter
{
    private long _received;
    private int _connections;

    public long Received => Interlocked.Read(ref _received);

    public int Connections => _connections;

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        // A receive buffer as small as the line's: what lies in it when the line is cut is lost.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 32 * 1024 };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancel);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        Interlocked.Increment(ref _connections);
        return new Counted(socket, this);
    }

    private sealed class Counted(Socket socket, ByteMeter meter) : NetworkStream(socket, ownsSocket: true)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            Interlocked.Add(ref meter._received, read);
            return read;
        }
    }
}
