using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Tests.Devices.Fixtures;

/// <summary>A machine with a key that speaks the protocol over the wire.</summary>
internal sealed class TestDevice(DevicePortal portal, DeviceInfo info, ECDsa key, string portalId) : IDisposable
{
    public DeviceInfo Info => info;

    public Guid Id => info.Id;

    public Guid Screen => info.Screens.First().Id;

    public ECDsa Key => key;

    public string PortalId => portalId;

    public string Run { get; set; } = Guid.NewGuid().ToString("N");

    public HttpClient Http { get; } = new() { BaseAddress = portal.Address };

    public static async Task<TestDevice> EnrolAsync(DevicePortal portal, DeviceInfo info)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var http = new HttpClient { BaseAddress = portal.Address };
        var (enrolment, _) = await AnnounceAsync(http, key, EnrolmentCode.New());
        (await (await portal.TechnicianAsync()).PostAsJsonAsync($"/api/v1/enrolments/{enrolment.Enrolment:N}/confirm", new { device = info.Id })).EnsureSuccessStatusCode();
        return new(portal, info, key, enrolment.PortalId);
    }

    /// <summary>Announces and reveals; the words are what the device shows.</summary>
    public static async Task<(EnrolmentAnswer Answer, IReadOnlyList<string> Words)> AnnounceAsync(HttpClient http, ECDsa key, string code)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var request = new EnrolmentRequest(code, Jwk.Of(key), ThreeWords.Commitment(nonce)!, "máy thử", "1.0");
        var response = await http.PostAsync(Routes.Enrolments, Json(request));
        response.EnsureSuccessStatusCode();
        var answer = ProtocolJson.TryRead<EnrolmentAnswer>(await response.Content.ReadAsByteArrayAsync())!;
        (await http.PostAsync(Routes.EnrolmentReveal(answer.Enrolment), Json(new EnrolmentRevealRequest(nonce)))).EnsureSuccessStatusCode();
        return (answer, ThreeWords.Of(Jwk.Of(key), answer.RootKey, nonce, answer.Nonce));
    }

    public static ByteArrayContent Json<T>(T body) => new(ProtocolJson.ToBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    public async Task<NonceAnswer> NonceAsync()
    {
        var response = await Http.PostAsync(Routes.Nonce, null);
        return ProtocolJson.TryRead<NonceAnswer>(await response.Content.ReadAsByteArrayAsync())!;
    }

    public async Task<string> TokenAsync(string link)
    {
        var nonce = await NonceAsync();
        return DeviceTokens.Create(key, Id, portalId, link, nonce.ServerTimeMs, nonce.Nonce, Run);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string link, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content, Headers = { Authorization = new("Bearer", await TokenAsync(link)) } };
        return await Http.SendAsync(request);
    }

    public async Task<HttpResponseMessage> ExchangeAsync(params Envelope[] up) => await SendAsync(HttpMethod.Post, Routes.Exchange, LinkNames.Polling, Json(up));

    public async Task<IReadOnlyList<Envelope>> PollAsync(params Envelope[] up)
    {
        var response = await ExchangeAsync(up);
        response.EnsureSuccessStatusCode();
        return ProtocolJson.TryRead<List<Envelope>>(await response.Content.ReadAsByteArrayAsync())!;
    }

    /// <summary>Says this and polls until it hears what it waits for: what is stored first is answered a moment later.</summary>
    public async Task<Envelope> HearAsync(Func<Envelope, bool> isIt, params Envelope[] up)
    {
        var said = up;
        var heard = await Eventually.SeenAsync(
            async () =>
            {
                var answers = await PollAsync(said);
                said = [];
                return answers;
            },
            answers => answers.Any(isIt));
        return heard.FirstOrDefault(isIt) ?? throw new TimeoutException("What the device waits for never came.");
    }

    /// <summary>The next command that comes.</summary>
    /// <param name="after">One that may be sent once more before.</param>
    public async Task<Command> CommandAsync(Guid after = default) => CommandIn(await HearAsync(envelope => envelope.Type == DownTypes.Command && CommandIn(envelope).Id != after));

    public Envelope Hello(string boot = "boot") => Up(UpTypes.Hello, new Hello(1_000, Run, boot, "1.0", 0, []));

    public static Envelope Up<T>(string type, T body) => Envelope.Of(type, body, DateTimeOffset.FromUnixTimeMilliseconds(1_000));

    /// <summary>A signed batch of consecutive records; a test may break each part.</summary>
    public Envelope Journal(TestJournal journal, int count, ECDsa? signer = null) => Journal(journal.Next(count), signer);

    public Envelope Journal(IReadOnlyList<string> lines, ECDsa? signer = null) =>
        Up(UpTypes.Journal, new JournalMessage(Jws.Sign(JwsTypes.Journal, new JournalBatch(Id, Run, lines).ToBytes(), signer ?? key)));

    private static Command CommandIn(Envelope envelope) => ProtocolJson.TryRead<Command>(envelope.Body)!;

    public void Dispose()
    {
        Http.Dispose();
        key.Dispose();
    }
}
