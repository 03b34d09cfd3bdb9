using System.Net;
using System.Security.Cryptography;
using Doingoai.FleetSimulator.Load;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.Wire;

/// <summary>
/// A screen as the portal's wire sees one: a real nonce, a token signed by its device key, its own topics, hello; it takes
/// what comes and acknowledges it. It says that it holds nothing, so every connection brings the whole current manifest.
/// </summary>
internal sealed class WireScreen(Seat seat, string portalId, HttpClient http, WireMessage received) : IDisposable
{
    private WireClient? _client;
    private TaskCompletionSource _welcomed = new();
    private TaskCompletionSource _manifest = new();

    public Seat Seat => seat;

    /// <summary>The newest manifest that came, as its message; <c>null</c>: none yet.</summary>
    public byte[]? Manifest { get; private set; }

    public string Run { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Ends with the connection that stands; ended when there is none.</summary>
    public Task Closed => _client?.Closed ?? Task.CompletedTask;

    /// <summary>Returns when the portal has welcomed it and its manifest is there.</summary>
    public async Task ConnectAsync(IPEndPoint broker, CancellationToken cancel)
    {
        Cut();
        _welcomed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _manifest = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _client = new($"{seat.Device:N}", Take);
        await _client.OpenAsync(broker, await TokenAsync(cancel), DownTypes.All.Select(type => Topics.Down(seat.Device, type)), cancel);
        var now = TimeProvider.System.GetUtcNow();
        var hello = new Hello(now.ToUnixTimeMilliseconds(), Run, $"{Guid.Empty}", "load", 0, [new(seat.Screen, 0, 0)]);
        await SendAsync(UpTypes.Hello, ProtocolJson.ToBytes(Envelope.Of(UpTypes.Hello, hello, now)), isAcknowledged: true, cancel);
        await Task.WhenAll(_welcomed.Task, _manifest.Task).WaitAsync(cancel);
    }

    public Task SendAsync(string type, ReadOnlySpan<byte> envelope, bool isAcknowledged, CancellationToken cancel) =>
        _client!.PublishAsync(Topics.Up(seat.Device, type), envelope, isAcknowledged, cancel);

    /// <summary>Ends the connection as a pulled cable does.</summary>
    public void Cut() => _client?.Dispose();

    public void Dispose() => Cut();

    private async Task<string> TokenAsync(CancellationToken cancel)
    {
        using var response = await http.PostAsync(new Uri(Routes.Nonce, UriKind.Relative), null, cancel);
        response.EnsureSuccessStatusCode();
        var answer = ProtocolJson.TryRead<NonceAnswer>(await response.Content.ReadAsByteArrayAsync(cancel))!;
        return DeviceTokens.Create(seat.Key, seat.Device, portalId, LinkNames.Mqtt, answer.ServerTimeMs, answer.Nonce, Run);
    }

    private void Take(WireClient client, string topic, ReadOnlySpan<byte> payload)
    {
        if (topic.EndsWith(DownTypes.Welcome, StringComparison.Ordinal)) _welcomed.TrySetResult();
        if (topic.EndsWith(DownTypes.Manifest, StringComparison.Ordinal))
        {
            Manifest = payload.ToArray();
            _manifest.TrySetResult();
        }

        received(client, topic, payload);
    }
}
