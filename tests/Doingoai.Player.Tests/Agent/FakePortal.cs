using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Tests.Trust;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MQTTnet.AspNetCore;
using MQTTnet.Server;

namespace Doingoai.Player.Tests.Agent;

/// <summary>A portal of a few endpoints on a real socket. It believes every token it can verify, and says what the test puts in.</summary>
internal sealed class FakePortal : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, byte> _nonces = new();
    private EnrolmentRequest? _request;
    private string _nonce = "";
    private bool _confirmed;
    private int _toldHeartbeatMs;
    private readonly long _began = Stopwatch.GetTimestamp();

    private FakePortal(WebApplication app) => _app = app;

    public static readonly Guid Device = Guid.Parse("0198a3f0-0000-7000-8000-0000000000dd");

    public SignedWorld World { get; } = new();

    public Uri Address => new(_app.Urls.First());

    /// <summary>The broker's own port, for plain TCP.</summary>
    public string MqttAddress => new Uri(_app.Urls.Last()).Authority;

    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    /// <summary>Hashes asked for, with the first byte asked for.</summary>
    public ConcurrentQueue<(string Sha256, long From)> Asked { get; } = new();

    public ConcurrentQueue<Envelope> Up { get; } = new();

    /// <summary>What waits to be told; also sent to the hub's connections.</summary>
    public ConcurrentQueue<Envelope> Down { get; } = new();

    public ConcurrentDictionary<string, string> Manifests { get; } = new();

    /// <summary>Screens whose manifest was asked for by its address.</summary>
    public ConcurrentQueue<string> ManifestsAsked { get; } = new();

    /// <summary>Those answers come only then.</summary>
    public TaskCompletionSource? ManifestsWait { get; set; }

    public ConcurrentDictionary<string, byte[]> Screenshots { get; } = new();

    public ConcurrentDictionary<string, byte[]> Logs { get; } = new();

    /// <summary>Pictures of what was seen, with the verdict on each.</summary>
    public ConcurrentQueue<(string Verdict, byte[] Png)> Frames { get; } = new();

    public List<JournalRecord> Journal { get; } = [];

    public bool Greets { get; set; } = true;

    public bool Acknowledges { get; set; } = true;

    /// <summary>While false every request is answered 503.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>Breaks each media answer after so many bytes.</summary>
    public int? CutAfter { get; set; }

    public TimeSpan ClockAhead { get; set; }

    /// <summary>By so much its clock is ahead of what it was at the answer before.</summary>
    public TimeSpan ClockGains { get; set; }

    /// <summary>Told with the answer to every hello, and to a heartbeat once it is another.</summary>
    public int HeartbeatMs { get; set; } = 1_000;

    /// <summary>Of the technician page, as it travels.</summary>
    public string? Pin { get; set; }

    public IReadOnlyList<string> Words => ThreeWords.Of(_request!.Key, Jwk.Of(World.Root), _nonce, PortalNonce);

    public EnrolmentRequest? Request => _request;

    public bool IsRevealed => _nonce.Length > 0;

    private static string PortalNonce { get; } = new('b', 64);

    /// <summary>The portal lives in the time its signatures were made for, whenever the test runs.</summary>
    public long NowMs => SignedWorld.Now + (long)(Stopwatch.GetElapsedTime(_began) + ClockAhead).TotalMilliseconds;

    public static async Task<FakePortal> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, mqtt => mqtt.UseMqtt());
        });
        builder.Services.AddHostedMqttServer(mqtt => mqtt.WithoutDefaultEndpoint()).AddMqttConnectionHandler().AddConnections();
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR().AddJsonProtocol(o => o.PayloadSerializerOptions = ProtocolJson.Options);
        FakePortal? portal = null;
        builder.Services.AddSingleton(_ => portal!);
        var app = builder.Build();
        portal = new(app);
        portal.Map();
        FakeBroker.Attach(app.Services.GetRequiredService<MqttServer>(), portal);
        await app.StartAsync();
        return portal;
    }

    public void Confirm(bool isConfirmed = true) => _confirmed = isConfirmed;

    public string Roster => World.Sign(JwsTypes.Roster, World.Roster, World.Root);

    public void Tell<T>(string type, T body) => Down.Enqueue(Envelope.Of(type, body, TimeProvider.System.GetUtcNow()));

    public Manifest Offer(Manifest manifest, params byte[][] files)
    {
        foreach (var file in files) Files[SignedWorld.Sha256(file)] = file;
        Tell(DownTypes.Manifest, new ManifestMessage(manifest.Screen.Id, manifest.Version, World.Sign(JwsTypes.Manifest, manifest)));
        return manifest;
    }

    /// <summary>Slides in a row for the next 35 days, of the present.</summary>
    public Manifest Manifest(params byte[][] slides)
    {
        var now = NowMs;
        var approved = World.Manifest(now, slides);
        return approved with
        {
            IssuedAtMs = now,
            HorizonMs = now + 35 * SignedWorld.Day,
            Windows = [approved.Windows[0] with { FromMs = now - SignedWorld.Day, ToMs = now + 35 * SignedWorld.Day, AnchorMs = now }],
        };
    }

    public IEnumerable<T> Said<T>(string type) where T : class => Up.Where(e => e.Type == type).Select(e => ProtocolJson.TryRead<T>(e.Body)!);

    public Task DeliveredAsync(long version, DeliveryRung rung) =>
        Eventually.IsTrueAsync(() => Said<Delivery>(UpTypes.Delivery).Any(d => d.Version == version && (d.Rung == rung || d.Earlier?.Any(earlier => earlier.Rung == rung) == true)), $"{rung} of {version}");

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(true));
        await _app.DisposeAsync();
        World.Dispose();
    }

    public void Take(Envelope envelope, Action<Envelope> answer)
    {
        Up.Enqueue(envelope);
        long? asked = envelope.Type switch
        {
            UpTypes.Hello => ProtocolJson.TryRead<Hello>(envelope.Body)!.T0Ms,
            UpTypes.Heartbeat => ProtocolJson.TryRead<Heartbeat>(envelope.Body)!.T0Ms,
            _ => null,
        };
        if (asked is { } t0 && Greets)
        {
            ClockAhead += ClockGains;
            var settings = envelope.Type == UpTypes.Hello || HeartbeatMs != _toldHeartbeatMs ? new DeviceSettings("Gate", HeartbeatMs, 1_000, [SignedWorld.Screen], Pin: Pin) : null;
            _toldHeartbeatMs = HeartbeatMs;
            answer(Envelope.Of(DownTypes.Welcome, new Welcome(t0, NowMs, NowMs, settings), TimeProvider.System.GetUtcNow()));
        }

        if (envelope.Type == UpTypes.Journal && Acknowledges) Acknowledge(envelope, answer);
    }

    private void Acknowledge(Envelope envelope, Action<Envelope> answer)
    {
        using var key = _request!.Key.TryImport()!;
        var jws = ProtocolJson.TryRead<JournalMessage>(envelope.Body)!.Jws;
        Assert.Equal(JournalError.None, JournalChain.TryRead(jws, Device, _ => key, out var batch, out var records));
        lock (Journal)
            foreach (var record in records)
                if (!Journal.Exists(r => r.Run == record.Run && r.Seq == record.Seq)) Journal.Add(record);
        answer(Envelope.Of(DownTypes.JournalAck, new JournalAck(batch!.Run, records[^1].Seq), TimeProvider.System.GetUtcNow()));
    }

    private void Map()
    {
        _app.Use(async (context, next) =>
        {
            if (IsUp) await next();
            else context.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
        });
        _app.MapPost(Routes.Nonce, () => Json(new NonceAnswer(NowMs, NewNonce(), SignedWorld.Portal)));
        _app.MapPost(Routes.Enrolments, async (HttpContext context) =>
        {
            _request = await ReadAsync<EnrolmentRequest>(context);
            return Json(new EnrolmentAnswer(Guid.Empty, SignedWorld.Portal, Jwk.Of(World.Root), PortalNonce, NowMs, NowMs + 600_000));
        });
        _app.MapPost($"{Routes.Enrolments}/{{id}}/reveal", async (HttpContext context) =>
        {
            _nonce = (await ReadAsync<EnrolmentRevealRequest>(context)).Nonce;
            return Json(new EnrolmentStatusAnswer(EnrolmentState.Pending));
        });
        _app.MapGet($"{Routes.Enrolments}/{{id}}", () => Json(
            _confirmed ? new EnrolmentStatusAnswer(EnrolmentState.Confirmed, Device, Roster) : new EnrolmentStatusAnswer(EnrolmentState.Pending)));
        _app.MapPost(Routes.Exchange, async (HttpContext context) =>
        {
            if (!IsDevice(context, LinkNames.Polling)) return Results.Unauthorized();
            var answers = new List<Envelope>();
            foreach (var envelope in await ReadAsync<List<Envelope>>(context)) Take(envelope, answers.Add);
            while (Down.TryDequeue(out var waiting)) answers.Add(waiting);
            return Json(answers);
        });
        _app.MapGet("/device/v1/media/{sha256}", SendAsync);
        _app.MapGet("/device/v1/manifests/{screen}/{version}", async (HttpContext context, Guid screen, string version) =>
        {
            ManifestsAsked.Enqueue($"{screen}");
            await (ManifestsWait?.Task ?? Task.CompletedTask);
            return IsDevice(context, LinkNames.Http) && Manifests.TryGetValue(version, out var jws) ? Results.Text(jws) : Results.NotFound();
        });
        _app.MapPut("/device/v1/screenshots/{command}", async (HttpContext context, string command) =>
        {
            using var bytes = new MemoryStream();
            await context.Request.Body.CopyToAsync(bytes);
            Screenshots[command] = bytes.ToArray();
            return Results.NoContent();
        });
        _app.MapPut("/device/v1/logs/{command}", async (HttpContext context, string command) =>
        {
            using var bytes = new MemoryStream();
            await context.Request.Body.CopyToAsync(bytes);
            Logs[command] = bytes.ToArray();
            return IsDevice(context, LinkNames.Http) ? Results.NoContent() : Results.Unauthorized();
        });
        _app.MapPut("/device/v1/frames/{screen}", async (HttpContext context) =>
        {
            using var bytes = new MemoryStream();
            await context.Request.Body.CopyToAsync(bytes);
            Frames.Enqueue((context.Request.Query["verdict"].ToString(), bytes.ToArray()));
            return IsDevice(context, LinkNames.Http) ? Results.NoContent() : Results.Unauthorized();
        });
        _app.MapHub<FakeHub>(Routes.Hub);
        _app.MapMqtt(Routes.MqttWebSocket);
    }

    public bool IsDevice(HttpContext context, string link) =>
        IsDevice(context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal), link);

    public bool IsDevice(string token, string link)
    {
        using var key = _request?.Key.TryImport();
        return key is not null && DeviceTokens.TryVerify(token, _ => key, SignedWorld.Portal, link, NowMs, out var claims) == DeviceTokenError.None
            && claims.Device == Device && _nonces.TryRemove(claims.Nonce, out _);
    }

    private async Task SendAsync(HttpContext context, string sha256)
    {
        if (!IsDevice(context, LinkNames.Http) || !Files.TryGetValue(sha256, out var file))
        {
            context.Response.StatusCode = 404;
            return;
        }

        var from = (int)(context.Request.GetTypedHeaders().Range?.Ranges.First().From ?? 0);
        Asked.Enqueue((sha256, from));
        if (from > 0)
        {
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = $"bytes {from}-{file.Length - 1}/{file.Length}";
        }

        context.Response.ContentLength = file.Length - from;
        var length = Math.Min(CutAfter ?? int.MaxValue, file.Length - from);
        await context.Response.Body.WriteAsync(file.AsMemory(from, length));
        // Fewer bytes than announced: the server ends the connection after them.
    }

    private string NewNonce()
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _nonces[nonce] = 0;
        return nonce;
    }

    private static async Task<T> ReadAsync<T>(HttpContext context) => (await JsonSerializer.DeserializeAsync<T>(context.Request.Body, ProtocolJson.Options))!;

    private static IResult Json<T>(T value) => Results.Bytes(ProtocolJson.ToBytes(value), "application/json");
}
