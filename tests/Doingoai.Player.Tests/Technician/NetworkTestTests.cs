using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Doingoai.Player.Link;
using Doingoai.Player.Technician;
using Doingoai.Player.Tests.Agent;
using Doingoai.Player.Time;
using Doingoai.Protocol.Tests.Trust;

namespace Doingoai.Player.Tests.Technician;

[Trait("Starts", "broker")]
public sealed class NetworkTestTests : IDisposable
{
    private readonly TcpListener _silent = new(IPAddress.Loopback, 0); // takes connections and says nothing
    private readonly List<IReadOnlyList<NetworkStep>> _told = [];

    public NetworkTestTests() => _silent.Start();

    public void Dispose() => _silent.Dispose();

    [Fact]
    public async Task A_port_that_refuses_is_told_and_what_hangs_on_it_is_not_tried()
    {
        var steps = await RunAsync(new($"http://127.0.0.1:{FreePort()}"), new($"mqtt://127.0.0.1:{FreePort()}"));

        Assert.Equal(NetworkOutcome.NotNeeded, steps[NetworkQuestion.Name].Outcome);
        Assert.Equal(NetworkOutcome.Refused, steps[NetworkQuestion.Port].Outcome);
        Assert.Equal(NetworkOutcome.NotTried, steps[NetworkQuestion.Portal].Outcome);
        Assert.Equal(NetworkOutcome.NotTried, steps[NetworkQuestion.Clock].Outcome);
        Assert.Equal(NetworkOutcome.Refused, steps[NetworkQuestion.Broker].Outcome);
    }

    [Fact]
    public async Task A_portal_that_takes_the_connection_and_then_says_nothing_costs_a_bounded_time()
    {
        var began = TimeProvider.System.GetTimestamp();
        var steps = await RunAsync(new($"http://{Silent}"), new($"mqtt://{Silent}"));

        Assert.Equal(NetworkOutcome.Good, steps[NetworkQuestion.Port].Outcome);
        Assert.Equal(NetworkOutcome.TimedOut, steps[NetworkQuestion.Portal].Outcome);
        Assert.InRange(steps[NetworkQuestion.Portal].Ms!.Value, 4_900, 60_000); // without a bound of its own it would be a hundred seconds
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(60));
        Assert.Contains(_told, all => all[^1].Outcome == NetworkOutcome.Running); // each is told before it is answered
    }

    [Fact]
    public async Task A_name_that_nobody_knows_ends_there()
    {
        var steps = await RunAsync(new("http://portal.invalid:5080"), new("mqtt://portal.invalid:1883"));

        Assert.Contains(steps[NetworkQuestion.Name].Outcome, (NetworkOutcome[])[NetworkOutcome.NoSuchName, NetworkOutcome.TimedOut]); // without any name server it is silence
        Assert.Equal(NetworkOutcome.NotTried, steps[NetworkQuestion.Port].Outcome);
    }

    [Theory]
    [InlineData(SignedWorld.Portal, true)]
    [InlineData("another-portal", false)]
    public async Task Only_the_portal_this_device_belongs_to_is_good(string portalId, bool isGood)
    {
        await using var portal = await FakePortal.StartAsync();
        var steps = await RunAsync(portal.Address, new($"mqtt://{portal.MqttAddress}"), portalId);

        Assert.Equal(isGood ? NetworkOutcome.Good : NetworkOutcome.NotThePortal, steps[NetworkQuestion.Portal].Outcome);
        Assert.Equal("HTTP 200", steps[NetworkQuestion.Portal].Detail);
        Assert.Equal(NetworkOutcome.Good, steps[NetworkQuestion.Broker].Outcome);
    }

    [Fact]
    public async Task A_portal_in_trouble_and_a_clock_far_off_are_told()
    {
        await using var portal = await FakePortal.StartAsync();
        portal.ClockAhead = TimeSpan.FromDays(10_000);
        Assert.Equal(NetworkOutcome.ClockOff, (await RunAsync(portal.Address, new($"mqtt://{portal.MqttAddress}")))[NetworkQuestion.Clock].Outcome);

        portal.IsUp = false;
        var steps = await RunAsync(portal.Address, new($"mqtt://{portal.MqttAddress}"));
        Assert.Equal((NetworkOutcome.PortalFails, "HTTP 503"), (steps[NetworkQuestion.Portal].Outcome, steps[NetworkQuestion.Portal].Detail));
        Assert.Equal(NetworkOutcome.NotTried, steps[NetworkQuestion.Clock].Outcome);
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_told_with_its_name_and_end()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Own(key);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = ServeTlsAsync(listener, certificate);

        var steps = await RunAsync(new($"https://{listener.LocalEndpoint}"), new($"mqtts://{listener.LocalEndpoint}"));

        Assert.Equal(NetworkOutcome.BadCertificate, steps[NetworkQuestion.Certificate].Outcome);
        Assert.Equal("someone.else · 2031-01-02", steps[NetworkQuestion.Certificate].Detail);
        Assert.Equal(NetworkOutcome.BadCertificate, steps[NetworkQuestion.Broker].Outcome);
        Assert.Equal(NetworkOutcome.BadCertificate, steps[NetworkQuestion.Portal].Outcome);
    }

    private string Silent => _silent.LocalEndpoint.ToString()!;

    private async Task<Dictionary<NetworkQuestion, NetworkStep>> RunAsync(Uri portal, Uri broker, string portalId = SignedWorld.Portal)
    {
        using var http = new HttpClient { BaseAddress = portal };
        var clock = new PlayerClock(TimeProvider.System, "boot", null, 0);
        await new NetworkTest(http, portalId, broker, PortalCertificate.OfSystem, clock, TimeProvider.System).RunAsync(_told.Add, TestContext.Current.CancellationToken);
        return _told[^1].ToDictionary(step => step.Question);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static X509Certificate2 Own(ECDsa key)
    {
        var request = new CertificateRequest("CN=someone.else", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2031, 1, 2, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private static async Task ServeTlsAsync(TcpListener listener, X509Certificate2 certificate)
    {
        while (true)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync();
                await using var secure = new SslStream(client.GetStream());
                await secure.AuthenticateAsServerAsync(certificate);
            }
            catch (Exception error) when (error is IOException or AuthenticationException)
            {
                // The client does not like it.
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }
}
