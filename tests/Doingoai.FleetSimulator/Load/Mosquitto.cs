using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Doingoai.Demo;

namespace Doingoai.FleetSimulator.Load;

/// <summary>Debian's Mosquitto on a free port of loopback, with its own defaults but for anonymous clients and unlimited queues.</summary>
internal sealed class Mosquitto : IAsyncDisposable
{
    private const string Program = "/usr/sbin/mosquitto";

    private readonly Process _process;
    private readonly string _folder;

    private Mosquitto(Process process, string folder, int port) => (_process, _folder, Address) = (process, folder, new(IPAddress.Loopback, port));

    public IPEndPoint Address { get; }

    public static async Task<Mosquitto> StartAsync(CancellationToken cancel)
    {
        if (!File.Exists(Program)) throw new ArgumentException("This comparison needs Debian's package 'mosquitto'.");
        var folder = Path.Combine(Path.GetTempPath(), $"doingoai-mosquitto-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        var port = FreePort.Find();
        var file = Path.Combine(folder, "mosquitto.conf");
        await File.WriteAllTextAsync(file, $"listener {port} 127.0.0.1\nallow_anonymous true\nmax_queued_messages 0\nset_tcp_nodelay true\nlog_type error\n", cancel);
        var mosquitto = new Mosquitto(Process.Start(new ProcessStartInfo(Program, ["-c", file]))!, folder, port);
        await Wait.UntilAsync("mosquitto listens", () => Listens(mosquitto.Address), TimeSpan.FromSeconds(10), cancel);
        return mosquitto;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static bool Listens(IPEndPoint address)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(address);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
