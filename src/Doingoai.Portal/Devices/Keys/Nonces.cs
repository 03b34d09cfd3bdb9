using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>
/// Single-use nonces. One that was only asked for costs no memory: it carries its time and a MAC of a key this process made.
/// Only used ones are remembered, for as long as they could be used again, and a device has proven its key before that.
/// Stated loss: a restart ends every nonce; above <see cref="MaxUsed"/> uses per lifetime further ones are refused.
/// </summary>
internal sealed class Nonces(TimeProvider time)
{
    public const int MaxUsed = 200_000;

    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(120);

    private const int RandomBytes = 16;
    private const int BodyBytes = 2 * sizeof(long) + RandomBytes; // time, order, random
    private const int MacBytes = 16;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _gate = new();
    private HashSet<string> _used = [];
    private HashSet<string> _usedBefore = [];
    private DateTimeOffset _since = time.GetUtcNow();
    private long _order;

    public string Issue()
    {
        Span<byte> nonce = stackalloc byte[BodyBytes + MacBytes];
        BinaryPrimitives.WriteInt64BigEndian(nonce, time.GetUtcNow().ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64BigEndian(nonce[sizeof(long)..], Interlocked.Increment(ref _order));
        RandomNumberGenerator.Fill(nonce[(2 * sizeof(long))..BodyBytes]);
        Mac(nonce[..BodyBytes], nonce[BodyBytes..]);
        return Base64Url.EncodeToString(nonce);
    }

    /// <summary>Uses <paramref name="nonce"/> up; it counts once.</summary>
    /// <param name="order">Its place among all that were issued: a clock may be set back, this never is.</param>
    public NonceError Use(string nonce, out long order)
    {
        var now = time.GetUtcNow();
        if (!TryRead(nonce, out var issued, out order)) return NonceError.Unknown;
        if (now - issued >= Lifetime) return NonceError.Expired;

        lock (_gate)
        {
            Forget(now);
            if (_used.Contains(nonce) || _usedBefore.Contains(nonce)) return NonceError.Reused;
            if (_used.Count >= MaxUsed) return NonceError.Busy;
            _used.Add(nonce);
            return NonceError.None;
        }
    }

    private bool TryRead(string nonce, out DateTimeOffset issued, out long order)
    {
        (issued, order) = (default, 0);
        Span<byte> bytes = stackalloc byte[BodyBytes + MacBytes];
        if (nonce.Length != Base64Url.GetEncodedLength(bytes.Length)) return false;
        if (Base64Url.DecodeFromChars(nonce, bytes, out _, out var read) != OperationStatus.Done || read != bytes.Length) return false;
        if (Base64Url.EncodeToString(bytes) != nonce) return false; // one spelling only, or a used one could be spelt anew

        Span<byte> mac = stackalloc byte[MacBytes];
        Mac(bytes[..BodyBytes], mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, bytes[BodyBytes..])) return false;

        issued = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes));
        order = BinaryPrimitives.ReadInt64BigEndian(bytes[sizeof(long)..]);
        return true;
    }

    private void Mac(ReadOnlySpan<byte> body, Span<byte> mac)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, body, whole);
        whole[..MacBytes].CopyTo(mac);
    }

    private void Forget(DateTimeOffset now)
    {
        if (now - _since < Lifetime) return;
        _usedBefore = now - _since < Lifetime * 2 ? _used : [];
        _used = [];
        _since = now;
    }
}
