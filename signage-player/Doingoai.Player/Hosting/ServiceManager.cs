using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Doingoai.Player.Hosting;

/// <summary>Tells systemd how the player is (sd_notify): a datagram to the socket that it names; nothing without one.</summary>
internal sealed class ServiceManager(string? socketPath, string? watchdogUsec, string? watchdogPid, int process)
{
    public static ServiceManager OfThisProcess() => new(
        Environment.GetEnvironmentVariable("NOTIFY_SOCKET"), Environment.GetEnvironmentVariable("WATCHDOG_USEC"), Environment.GetEnvironmentVariable("WATCHDOG_PID"), Environment.ProcessId);

    /// <summary>How long it waits for a sign of life; <c>null</c>: it does not watch.</summary>
    public TimeSpan? Watchdog { get; } =
        socketPath is { Length: > 0 } && long.TryParse(watchdogUsec, out var micros) && micros > 0 && (watchdogPid is null || watchdogPid == process.ToString(CultureInfo.InvariantCulture))
            ? TimeSpan.FromMicroseconds(micros)
            : null;

    public void Ready() => Tell("READY=1");

    public void Alive() => Tell("WATCHDOG=1");

    public void Stopping() => Tell("STOPPING=1");

    public void Status(string sentence) => Tell($"STATUS={sentence.ReplaceLineEndings(" ")}");

    private void Tell(string state)
    {
        if (socketPath is not { Length: > 0 }) return;
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { Blocking = false };
            // An @ stands for the zero byte of an abstract name.
            socket.SendTo(Encoding.UTF8.GetBytes(state), new UnixDomainSocketEndPoint(socketPath[0] == '@' ? "\0" + socketPath[1..] : socketPath));
        }
        catch (SocketException)
        {
            // It is gone or full: the next sign of life comes soon.
        }
    }
}
