using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Doingoai.Player.Enrolment;
using Doingoai.Player.Storage;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Doingoai.FleetSimulator.StandIn;

/// <summary>
/// A portal of one device on a real socket, for where the real one would be too slow or too well behaved: it says what the
/// scenario puts in, at once, and its media may be served wrong. Tokens, signatures and messages are the real ones.
/// </summary>
internal sealed class StandInPortal : IAsyncDisposable
{
    // A request that brings nothing waits this long for something to say.
    private static readonly TimeSpan LongPoll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, byte> _nonces = [];
    private readonly ConcurrentQueue<Envelope> _down = [];
    private readonly ECDsa _device = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private volatile bool _isGreeted;

    private StandInPortal(WebApplication app) => _app = app;

    public Guid Device { get; } = Guid.CreateVersion7();

    public Signer Signer { get; } = new(NowMs);

    /// <summary>The screens of the device; absent: the signer's only one.</summary>
    public IReadOnlyList<Guid>? Screens { get; set; }

    public static long NowMs => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    public Uri Address => new(_app.Urls.First());

    public ConcurrentDictionary<string, byte[]> Files { get; } = [];

    /// <summary>How media are answered; absent: as they are.</summary>
    public Func<HttpContext, byte[], Task<bool>>? Misbehave { get; set; }

    public bool IsAcknowledging { get; set; } = true;

    /// <summary>Called for everything the device says, one at a time.</summary>
    public Action<Envelope>? Heard { get; set; }

    public static async Task<StandInPortal> StartAsync(CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var portal = new StandInPortal(builder.Build());
        portal.Map();
        await portal._app.StartAsync(cancel);
        return portal;
    }

    /// <summary>Puts into a player's folder what an enrolment leaves there.</summary>
    public void Enrol(IDisk disk, string folder)
    {
        var place = new PlayerFolder(folder);
        disk.Keep(place.Key, Encoding.ASCII.GetBytes(_device.ExportPkcs8PrivateKeyPem()));
        disk.Keep(place.Roster, Encoding.UTF8.GetBytes(Signer.Roster));
        disk.WriteJson(place.Identity, new DeviceIdentity(Device, Signer.PortalId, Signer.RootKey));
    }

    public void Tell<T>(string type, T body) => _down.Enqueue(Envelope.Of(type, body, TimeProvider.System.GetUtcNow()));

    /// <summary>What was not fetched yet is not said any more.</summary>
    public void Forget() => _down.Clear();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(true));
        await _app.DisposeAsync();
        Signer.Dispose();
        _device.Dispose();
    }

    private void Map()
    {
        _app.MapPost(Routes.Nonce, () => Json(new NonceAnswer(NowMs, NewNonce(), Signer.PortalId)));
        _app.MapPost(Routes.Exchange, (Delegate)ExchangeAsync); // as a RequestDelegate its result would be thrown away
        _app.MapGet("/device/v1/media/{sha256}", SendAsync);
    }

    private async Task<IResult> ExchangeAsync(HttpContext http)
    {
        if (!IsDevice(http, LinkNames.Polling)) return Results.Unauthorized();
        var said = await JsonSerializer.DeserializeAsync<List<Envelope>>(http.Request.Body, ProtocolJson.Options, http.RequestAborted) ?? [];
        var answers = new List<Envelope>();
        lock (_down)
            foreach (var envelope in said) Take(envelope, answers.Add);
        if (said.Exists(envelope => envelope.Type == UpTypes.Hello)) _isGreeted = true;
        if (!_isGreeted) return Json(answers); // who was not greeted does not know its screens

        for (var began = TimeProvider.System.GetTimestamp(); said.Count == 0 && _down.IsEmpty && TimeProvider.System.GetElapsedTime(began) < LongPoll;)
            await Task.Delay(Look, http.RequestAborted);
        while (_down.TryDequeue(out var waiting)) answers.Add(waiting);
        return Json(answers);
    }

    private void Take(Envelope envelope, Action<Envelope> answer)
    {
        var now = TimeProvider.System.GetUtcNow();
        long? asked = envelope.Type switch
        {
            UpTypes.Hello => ProtocolJson.TryRead<Hello>(envelope.Body)!.T0Ms,
            UpTypes.Heartbeat => ProtocolJson.TryRead<Heartbeat>(envelope.Body)!.T0Ms,
            _ => null,
        };
        if (asked is { } t0) answer(Envelope.Of(DownTypes.Welcome, new Welcome(t0, NowMs, NowMs, new("Cửa khẩu", 15_000, 60_000, Screens ?? [Signer.Screen])), now));
        if (envelope.Type == UpTypes.Journal && IsAcknowledging && TryRead(envelope) is { } batch)
            answer(Envelope.Of(DownTypes.JournalAck, batch, now));
        Heard?.Invoke(envelope);
    }

    private JournalAck? TryRead(Envelope envelope) =>
        ProtocolJson.TryRead<JournalMessage>(envelope.Body) is { } message
        && JournalChain.TryRead(message.Jws, Device, _ => _device, out var batch, out var records) == JournalError.None
            ? new(batch!.Run, records[^1].Seq)
            : null;

    private async Task SendAsync(HttpContext http, string sha256)
    {
        if (!IsDevice(http, LinkNames.Http) || !Files.TryGetValue(sha256, out var bytes)) http.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (Misbehave is null || !await Misbehave(http, bytes)) await Results.Bytes(bytes, "application/octet-stream", enableRangeProcessing: true).ExecuteAsync(http);
    }

    private bool IsDevice(HttpContext http, string link)
    {
        var token = http.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        return DeviceTokens.TryVerify(token, _ => _device, Signer.PortalId, link, NowMs, out var claims) == DeviceTokenError.None
            && claims.Device == Device && _nonces.TryRemove(claims.Nonce, out _);
    }

    private string NewNonce()
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _nonces[nonce] = 0;
        return nonce;
    }

    private static IResult Json<T>(T value) => Results.Bytes(ProtocolJson.ToBytes(value), "application/json");
}
