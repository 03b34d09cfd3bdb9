using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Trust;

/// <summary>
/// Compact JWS (RFC 7515) with ES256 and nothing else. <c>typ</c> names what was signed, so that no signature of one kind
/// can be passed off as another.
/// </summary>
public static class Jws
{
    private const byte Dot = (byte)'.';

    // A key's id is made from its public point, which costs as much as a signature.
    private static readonly ConditionalWeakTable<ECDsa, string> KeyIds = [];

    private sealed record Header(string Alg, string Typ, string Kid);

    /// <summary>Signs <paramref name="payload"/>; the result is what is stored, hashed and sent, byte for byte.</summary>
    public static string Sign(string type, ReadOnlySpan<byte> payload, ECDsa key)
    {
        var header = ProtocolJson.ToBytes(new Header("ES256", type, KeyIds.GetValue(key, one => Jwk.Of(one).Thumbprint())));
        var input = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256);
        return $"{input}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>
    /// Verifies <paramref name="compact"/>. <paramref name="keys"/> maps a key id to a trusted key or <c>null</c>.
    /// The payload is handed out only after the signature held.
    /// </summary>
    public static JwsError TryVerify(string compact, string type, Func<string, ECDsa?> keys, out byte[] payload, out string kid)
    {
        var lent = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(compact));
        try
        {
            return TryVerify(lent.AsSpan(0, Encoding.UTF8.GetBytes(compact, lent)), type, keys, out payload, out kid);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(lent);
        }
    }

    /// <summary>The same of its UTF-8, as a message brings it.</summary>
    public static JwsError TryVerify(ReadOnlySpan<byte> compact, string type, Func<string, ECDsa?> keys, out byte[] payload, out string kid)
    {
        (payload, kid) = ([], "");
        var first = compact.IndexOf(Dot);
        var second = compact.LastIndexOf(Dot);
        if (second <= first || compact[(first + 1)..second].Contains(Dot)) return JwsError.Malformed; // two dots

        byte[] head, body, signature;
        try
        {
            head = Base64Url.DecodeFromUtf8(compact[..first]);
            body = Base64Url.DecodeFromUtf8(compact[(first + 1)..second]);
            signature = Base64Url.DecodeFromUtf8(compact[(second + 1)..]);
        }
        catch (FormatException)
        {
            return JwsError.Malformed;
        }

        if (ProtocolJson.TryRead<Header>(head) is not { } header) return JwsError.Malformed;
        if (header.Alg != "ES256") return JwsError.WrongAlgorithm;
        if (header.Typ != type) return JwsError.WrongType;
        if (keys(header.Kid) is not { } key) return JwsError.UnknownKey;
        if (!IsCanonical(compact[..first], head) || !IsCanonical(compact[(first + 1)..second], body) || !IsCanonical(compact[(second + 1)..], signature)) return JwsError.Malformed;
        if (signature.Length != 64 || !key.VerifyData(compact[..second], signature, HashAlgorithmName.SHA256)) return JwsError.BadSignature;

        (payload, kid) = (body, header.Kid);
        return JwsError.None;
    }

    /// <summary>The key id the header claims, without any check; <c>null</c> if it cannot be read.</summary>
    public static string? PeekKid(string compact)
    {
        var head = compact.Split('.', 2)[0];
        return Base64Url.IsValid(head) ? ProtocolJson.TryRead<Header>(Base64Url.DecodeFromChars(head))?.Kid : null;
    }

    /// <summary>The payload without any check: only to learn whose key to ask for, or to show.</summary>
    public static T? PeekUnverified<T>(string compact) where T : class => PeekUnverified(compact) is { } payload ? ProtocolJson.TryRead<T>(payload) : null;

    /// <summary>The same as bytes.</summary>
    public static byte[]? PeekUnverified(string compact)
    {
        var parts = compact.Split('.', 4);
        return parts.Length == 3 && Base64Url.IsValid(parts[1]) ? Base64Url.DecodeFromChars(parts[1]) : null;
    }

    /// <summary><paramref name="compact"/> without its payload (RFC 7515, appendix F), for whoever keeps the payload elsewhere.</summary>
    public static string Detach(ReadOnlySpan<byte> compact)
    {
        var (first, last) = (compact.IndexOf(Dot), compact.LastIndexOf(Dot));
        return first < last && !compact[(first + 1)..last].Contains(Dot)
            ? $"{Encoding.UTF8.GetString(compact[..first])}..{Encoding.UTF8.GetString(compact[(last + 1)..])}"
            : Encoding.UTF8.GetString(compact);
    }

    /// <summary>Puts the payload back; what was never detached stays as it is.</summary>
    public static string Attach(string compact, ReadOnlySpan<byte> payload) =>
        compact.Split('.') is [var head, "", var signature] ? $"{head}.{Base64Url.EncodeToString(payload)}.{signature}" : compact;

    // base64url has several spellings of one value (padding, white space, spare bits); only one may count as "the same string".
    // The length leaves no room for the first two; spare bits are those of a last group that is not full.
    private static bool IsCanonical(ReadOnlySpan<byte> text, ReadOnlySpan<byte> value)
    {
        if (text.Length != Base64Url.GetEncodedLength(value.Length)) return false;
        var left = value.Length % 3;
        return left == 0 || text[^(left + 1)..].SequenceEqual(Base64Url.EncodeToUtf8(value[^left..]));
    }
}

/// <summary>Why a JWS was refused.</summary>
public enum JwsError
{
    None,
    Malformed,
    WrongAlgorithm,
    WrongType,
    UnknownKey,
    BadSignature,
}

/// <summary>Values of the <c>typ</c> header.</summary>
public static class JwsTypes
{
    public const string Roster = "doingoai-roster";
    public const string Manifest = "doingoai-manifest";
    public const string Recall = "doingoai-recall";
    public const string Approval = "doingoai-approval";
    public const string Journal = "doingoai-journal";
    public const string Export = "doingoai-export";
    public const string DeviceToken = "JWT";
}
