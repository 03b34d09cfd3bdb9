using System.Security.Cryptography;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>A parsed device key. Ended ones stay, so that their refusal says why.</summary>
/// <param name="ended">One of <see cref="RevocationReasons"/>; <c>null</c>: it counts.</param>
internal sealed class RingKey(Guid device, string kid, ECDsa key, string? ended) : IDisposable
{
    private readonly CancellationTokenSource _life = new();

    public Guid Device => device;

    public string Kid => kid;

    public ECDsa Key => key;

    public string? Ended => ended;

    public bool IsRevoked => ended is not null;

    /// <summary>Cancelled when the key ends: what is under way with it is cut.</summary>
    public CancellationToken Life => _life.Token;

    public void Cut() => _life.Cancel();

    public void Dispose() => _life.Dispose();
}
