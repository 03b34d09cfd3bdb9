using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Doingoai.Player;

namespace Doingoai.FleetSimulator.Identity;

/// <summary>
/// HTTPS, MQTTS and WSS with a certificate of one's own authority: real agents that pin it play over every link; one that does
/// not know it, or knows another, never says a word; a renewed certificate is in use without a restart.
/// </summary>
internal sealed class TlsScenario : IScenario
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);

    public string Name => "tls";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"doingoai-tls-{Guid.NewGuid():N}")).FullName;
        string In(string name) => Path.Combine(folder, name);
        using var authority = new Authority("Doingoai test");
        using var stranger = new Authority("Somebody else");
        authority.WriteRoot(In("ca.pem"));
        stranger.WriteRoot(In("other.pem"));
        var first = authority.Issue(In("portal.pem"), In("portal.key"));
        await using var site = await Site.OpenAsync(cancel, new Dictionary<string, string>
        {
            ["Network:Http"] = "http://localhost:0;https://127.0.0.1:0",
            ["Network:Mqtts"] = "0",
            ["Network:Certificate"] = In("portal.pem"),
            ["Network:CertificateKey"] = In("portal.key"),
        });
        var ready = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(site.Fleet.Network.Portal.ReadyFile, cancel));
        var https = new Uri(ready.GetProperty("addresses").EnumerateArray().Select(one => one.GetString()!).First(one => one.StartsWith("https", StringComparison.Ordinal)));
        var mqtts = ready.GetProperty("mqtts").GetInt32();

        (string Link, string Broker)[] ways = [("mqtt", $"mqtts://localhost:{mqtts}"), ("mqtt", $"wss://localhost:{https.Port}/mqtt"), ("signalr", ""), ("polling", "")];
        if (options.Smoke) ways = [ways[0], ways[2]];
        var number = 0;
        foreach (var (link, broker) in ways)
        {
            var place = site.TakePlace();
            await using var agent = new FleetAgent(In($"agent-{++number}"), new UriBuilder(https) { Host = "localhost" }.Uri, 0, link, settings => Pin(settings, In("ca.pem"), broker));
            await agent.EnrolAsync(site.Technician, place.Device, cancel);
            await Wait.UntilAsync($"the agent is on {link} {broker}", () => agent.Link == link, Patience, cancel);
            await site.ShowAsync(place.Screens[0], cancel);
            await Wait.UntilAsync("the picture came over HTTPS", () => agent.Showing.GetValueOrDefault(place.Screens[0], "").Length > 0, Patience, cancel);
            report.Must($"plays over {link} {broker.Split(':')[0]}".TrimEnd(), agent.Link == link, link);
        }

        await RefusedAsync(report, In("unknown"), https, null, cancel);
        await RefusedAsync(report, In("pinned-other"), https, In("other.pem"), cancel);
        report.Must("plain text at the broker's TLS port is refused", await PlainIsRefusedAsync(mqtts, cancel), $"port {mqtts}");

        var second = authority.Issue(In("portal.pem"), In("portal.key"));
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Renewal && !(await SerialAsync(https.Port, cancel) == second && await SerialAsync(mqtts, cancel) == second)) await Task.Delay(100, cancel);
        report.Line(("metric", "renewal_ms"), ("value", Math.Round(clock.Elapsed.TotalMilliseconds)), ("from", first), ("to", second));
        report.Within("renewed certificate in use without a restart, ms", clock.Elapsed.TotalMilliseconds, Renewal.TotalMilliseconds);
        Directory.Delete(folder, recursive: true);
    }

    private static void Pin(PlayerOptions settings, string caFile, string broker) => (settings.CaFile, settings.MqttAddress) = (caFile, broker.Length > 0 ? broker : null);

    // Not even its key and code reach a portal it does not believe.
    private static async Task RefusedAsync(Report report, string folder, Uri https, string? caFile, CancellationToken cancel)
    {
        await using var agent = new FleetAgent(folder, new UriBuilder(https) { Host = "localhost" }.Uri, 0, "auto", settings => settings.CaFile = caFile);
        await Task.Delay(TimeSpan.FromSeconds(2), cancel);
        report.Must($"an agent that {(caFile is null ? "does not know the authority" : "pins another authority")} says nothing", !agent.HasWords && agent.Link is null, "no words, no link");
    }

    private static async Task<bool> PlainIsRefusedAsync(int port, CancellationToken cancel)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, cancel);
        byte[] connect = [0x10, 0x10, 0x00, 0x04, (byte)'M', (byte)'Q', (byte)'T', (byte)'T', 0x05, 0x02, 0x00, 0x3c, 0x00, 0x00, 0x03, (byte)'a', (byte)'b', (byte)'c'];
        var stream = client.GetStream();
        await stream.WriteAsync(connect, cancel);
        var answer = new byte[16];
        try
        {
            var read = await stream.ReadAsync(answer, cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(15), cancel);
            return read == 0 || answer[0] != 0x20; // anything but CONNACK
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static async Task<string> SerialAsync(int port, CancellationToken cancel)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, cancel);
        await using var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, certificate, _, _) => certificate is not null);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost" }, cancel);
        return ((X509Certificate2)tls.RemoteCertificate!).SerialNumber;
    }
}
