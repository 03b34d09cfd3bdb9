using System.Net;
using System.Net.Sockets;

namespace Doingoai.Demo;

/// <summary>
/// Loopback ports for programs that are ended and started again on the same one. They lie below the range from which Linux
/// takes the ports of outgoing connections (from 32768), so that none of those has it in the meantime.
/// </summary>
public static class FreePort
{
    private const int Lowest = 15_000;
    private const int End = 30_000;

    /// <summary>A port on which nothing listens.</summary>
    public static int Find()
    {
        while (true)
        {
            var port = Random.Shared.Next(Lowest, End);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
            }
        }
    }
}
