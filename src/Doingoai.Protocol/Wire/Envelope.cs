using System.Text.Json;

namespace Doingoai.Protocol.Wire;

/// <summary>The only thing that travels on a link, up or down, whichever link it is.</summary>
/// <param name="V">Envelope format; 1.</param>
/// <param name="Type">One of <see cref="UpTypes"/> or <see cref="DownTypes"/>.</param>
/// <param name="Id">Unique per message; lets a receiver drop what it has seen.</param>
/// <param name="AtMs">Sender's wall clock, Unix ms UTC. Never trusted for rules.</param>
/// <param name="Screen">The screen it concerns, if one.</param>
/// <param name="Body">The record that belongs to <paramref name="Type"/>.</param>
public sealed record Envelope(int V, string Type, Guid Id, long AtMs, JsonElement Body, Guid? Screen = null)
{
    /// <summary>The envelope format written and understood.</summary>
    public const int Format = 1;

    /// <summary>Upward envelopes must fit SignalR's 32 KB receive limit with room for its framing.</summary>
    public const int MaxUpBytes = 24 * 1024;

    /// <summary>Upward batches hold at most this many records.</summary>
    public const int MaxBatch = 200;

    /// <summary>Largest message any link accepts (MQTT packet limit).</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>A new envelope around <paramref name="body"/>, sent at <paramref name="at"/>.</summary>
    public static Envelope Of<T>(string type, T body, DateTimeOffset at, Guid? screen = null) =>
        new(Format, type, Guid.CreateVersion7(at), at.ToUnixTimeMilliseconds(), ProtocolJson.ToElement(body), screen);
}
