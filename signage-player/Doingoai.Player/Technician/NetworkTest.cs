using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Doingoai.Player.Link;
using Doingoai.Player.Time;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Technician;

/// <summary>
/// Asks the network what stands between this device and its portal, question by question, each for a bounded time. Says
/// nothing to anybody that the device does not say anyway: no token, no secret.
/// </summary>
/// <param name="http">Its base address is the portal.</param>
/// <param name="broker">Where the broker may be; the first is tested.</param>
internal sealed class NetworkTest(HttpClient http, string portalId, Uri broker, PortalCertificate trusted, PlayerClock clock, TimeProvider time)
{
    private const int MaxAnswerBytes = 4096;
    private const long ClockOffMs = 60_000;

    /// <summary>For one question.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="told">Everything known so far, after each step.</param>
    public async Task RunAsync(Action<IReadOnlyList<NetworkStep>> told, CancellationToken cancel)
    {
        var steps = new List<NetworkStep>();
        var portal = http.BaseAddress!;
        long? serverMs = null;

        async Task<bool> AskAsync(NetworkQuestion question, string target, bool isTried, Func<CancellationToken, Task<(NetworkOutcome, string?)>> ask)
        {
            steps.Add(new(question, target, isTried ? NetworkOutcome.Running : NetworkOutcome.NotTried));
            told([.. steps]);
            if (isTried) steps[^1] = await MeasureAsync(steps[^1], ask, cancel);
            told([.. steps]);
            return steps[^1].Outcome is NetworkOutcome.Good or NetworkOutcome.NotNeeded;
        }

        var isNamed = await AskAsync(NetworkQuestion.Name, portal.IdnHost, true, limit => NameAsync(portal.IdnHost, limit));
        var isOpen = await AskAsync(NetworkQuestion.Port, Place(portal), isNamed, limit => PortAsync(portal, limit));
        await AskAsync(NetworkQuestion.Certificate, Place(portal), isOpen, limit => CertificateAsync(portal, limit));
        var isPortal = await AskAsync(NetworkQuestion.Portal, $"{Place(portal)}{Routes.Nonce}", isOpen, async limit =>
        {
            var (outcome, detail, ms) = await PortalAsync(limit);
            serverMs = ms;
            return (outcome, detail);
        });
        await AskAsync(NetworkQuestion.Broker, Place(broker), true, limit => BrokerAsync(limit));
        await AskAsync(NetworkQuestion.Clock, Place(portal), isPortal, _ => Task.FromResult(Clock(serverMs)));
    }

    private async Task<NetworkStep> MeasureAsync(NetworkStep step, Func<CancellationToken, Task<(NetworkOutcome, string?)>> ask, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        var began = time.GetTimestamp();
        NetworkOutcome outcome;
        string? detail = null;
        try
        {
            (outcome, detail) = await ask(limit.Token).WaitAsync(limit.Token); // a name server may not listen to a token
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            outcome = OutcomeOf(error);
        }

        return step with { Outcome = outcome, Ms = (long)time.GetElapsedTime(began).TotalMilliseconds, Detail = detail };
    }

    private static async Task<(NetworkOutcome, string?)> NameAsync(string host, CancellationToken cancel)
    {
        if (IPAddress.TryParse(host, out _)) return (NetworkOutcome.NotNeeded, null);
        var found = await Dns.GetHostAddressesAsync(host, cancel);
        return found.Length == 0 ? (NetworkOutcome.NoSuchName, null) : (NetworkOutcome.Good, string.Join(", ", found.Take(4).Select(address => address.ToString())));
    }

    private static async Task<(NetworkOutcome, string?)> PortAsync(Uri place, CancellationToken cancel)
    {
        using var socket = await ConnectAsync(place, cancel);
        return (NetworkOutcome.Good, (socket.Client.RemoteEndPoint as IPEndPoint)?.Address.ToString());
    }

    private async Task<(NetworkOutcome, string?)> CertificateAsync(Uri place, CancellationToken cancel)
    {
        if (place.Scheme is not ("https" or "mqtts" or "wss")) return (NetworkOutcome.NotNeeded, null);
        using var socket = await ConnectAsync(place, cancel);
        string? seen = null;
        await using var secure = new SslStream(socket.GetStream(), leaveInnerStreamOpen: false, (_, certificate, chain, errors) =>
        {
            seen = Words(certificate);
            return trusted.Holds(certificate, chain, errors);
        });
        try
        {
            await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = place.IdnHost }, cancel);
            return (NetworkOutcome.Good, seen);
        }
        catch (AuthenticationException)
        {
            return (NetworkOutcome.BadCertificate, seen);
        }
    }

    private async Task<(NetworkOutcome, string?, long?)> PortalAsync(CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Routes.Nonce, UriKind.Relative));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        var status = $"HTTP {(int)response.StatusCode}";
        if ((int)response.StatusCode >= 500) return (NetworkOutcome.PortalFails, status, null);
        if (!response.IsSuccessStatusCode) return (NetworkOutcome.NotThePortal, status, null);

        var bytes = await BoundedContent.ReadAsync(response.Content, MaxAnswerBytes, cancel);
        return ProtocolJson.TryRead<NonceAnswer>(bytes) is { } answer && answer.PortalId == portalId
            ? (NetworkOutcome.Good, status, answer.ServerTimeMs)
            : (NetworkOutcome.NotThePortal, status, null);
    }

    private async Task<(NetworkOutcome, string?)> BrokerAsync(CancellationToken cancel)
    {
        var (outcome, detail) = await PortAsync(broker, cancel);
        return broker.Scheme is "mqtts" or "wss" ? await CertificateAsync(broker, cancel) : (outcome, detail);
    }

    private (NetworkOutcome, string?) Clock(long? serverMs)
    {
        var difference = serverMs!.Value - clock.WallMs;
        return (Math.Abs((double)difference) > ClockOffMs ? NetworkOutcome.ClockOff : NetworkOutcome.Good, $"{difference} ms");
    }

    private static async Task<TcpClient> ConnectAsync(Uri place, CancellationToken cancel)
    {
        var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync(place.IdnHost, place.Port, cancel);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static NetworkOutcome OutcomeOf(Exception error) => error switch
    {
        OperationCanceledException or TimeoutException => NetworkOutcome.TimedOut,
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => NetworkOutcome.NoSuchName,
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => NetworkOutcome.Refused,
        SocketException { SocketErrorCode: SocketError.TimedOut } => NetworkOutcome.TimedOut,
        SocketException { SocketErrorCode: SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.NetworkDown } => NetworkOutcome.Unreachable,
        AuthenticationException => NetworkOutcome.BadCertificate,
        { InnerException: { } inner } => OutcomeOf(inner),
        _ => NetworkOutcome.Failed,
    };

    private static string? Words(X509Certificate? certificate)
    {
        if (certificate is null) return null;
        using var known = new X509Certificate2(certificate);
        return $"{known.GetNameInfo(X509NameType.DnsName, forIssuer: false)} · {known.NotAfter.ToUniversalTime():yyyy-MM-dd}";
    }

    private static string Place(Uri address) => $"{address.IdnHost}:{address.Port}";
}
