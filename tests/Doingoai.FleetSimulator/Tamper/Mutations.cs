using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Doingoai.Protocol.Trust;

namespace Doingoai.FleetSimulator.Tamper;

/// <summary>Ways to damage or forge a signed string or a file. Every result differs from the original.</summary>
internal sealed class Mutations(Random random) : IDisposable
{
    private readonly ECDsa _stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Named so that a mutant that got through can be told.</summary>
    public (string Name, string Text) Of(string jws, string type)
    {
        while (true)
        {
            var (name, text) = One(jws, type);
            if (text != jws) return (name, text);
        }
    }

    public (string Name, byte[] Bytes) Of(byte[] file)
    {
        var at = random.Next(file.Length);
        switch (random.Next(5))
        {
            case 0:
                return ("bit flipped", Changed(file, bytes => bytes[at] ^= (byte)(1 << random.Next(8))));
            case 1:
                return ("cut short", file[..at]);
            case 2:
                return ("a byte more", [.. file, (byte)random.Next(256)]);
            case 3:
                return ("two bytes exchanged", Changed(file, bytes =>
                {
                    var other = Array.FindIndex(bytes, one => one != bytes[at]);
                    (bytes[at], bytes[other]) = (bytes[other], bytes[at]);
                }));
            default:
                return ("another file", RandomNumberGenerator.GetBytes(file.Length));
        }
    }

    public void Dispose() => _stranger.Dispose();

    private (string Name, string Text) One(string jws, string type)
    {
        var parts = jws.Split('.');
        var at = random.Next(jws.Length);
        return random.Next(14) switch
        {
            0 => ("a character replaced", Replace(jws, at)),
            1 => ("cut short", jws[..at]),
            2 => ("a character more", jws.Insert(at, Letter().ToString())),
            3 => ("a character less", jws.Remove(at, 1)),
            4 => ("payload bit flipped", Join(parts[0], Flip(parts[1]), parts[2])),
            5 => ("signature bit flipped", Join(parts[0], parts[1], Flip(parts[2]))),
            6 => ("header bit flipped", Join(Flip(parts[0]), parts[1], parts[2])),
            7 => ("alg none", Join(Header(parts[0], "ES256", "none"), parts[1], "")),
            8 => ("alg HS256", Join(Header(parts[0], "ES256", "HS256"), parts[1], parts[2])),
            9 => ("another type", Join(Header(parts[0], type, type + "x"), parts[1], parts[2])),
            10 => ("signed by a stranger", Jws.Sign(type, Base64Url.DecodeFromChars(parts[1]), _stranger)),
            11 => ("stranger's signature, the portal's kid", Join(parts[0], parts[1], Forged(parts))),
            12 => ("padded", jws + "="),
            _ => ("one figure changed in the payload", Join(parts[0], Digit(parts[1]), parts[2])),
        };
    }

    private string Replace(string text, int at) => string.Concat(text.AsSpan(0, at), Letter().ToString(), text.AsSpan(at + 1));

    private char Letter() => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."[random.Next(65)];

    private string Flip(string part)
    {
        var bytes = Base64Url.DecodeFromChars(part);
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return Base64Url.EncodeToString(bytes);
    }

    private string Digit(string part)
    {
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part)).ToCharArray();
        var digits = Enumerable.Range(0, text.Length).Where(at => char.IsAsciiDigit(text[at])).ToArray();
        if (digits.Length == 0) return part;
        var chosen = digits[random.Next(digits.Length)];
        text[chosen] = (char)('0' + (text[chosen] - '0' + 1 + random.Next(9)) % 10);
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
    }

    private string Forged(string[] parts) =>
        Base64Url.EncodeToString(_stranger.SignData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), HashAlgorithmName.SHA256));

    private static string Header(string part, string from, string to) => Base64Url.EncodeToString(
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part)).Replace($"\"{from}\"", $"\"{to}\"", StringComparison.Ordinal)));

    private static string Join(string header, string payload, string signature) => $"{header}.{payload}.{signature}";

    private static byte[] Changed(byte[] file, Action<byte[]> change)
    {
        var copy = file.ToArray();
        change(copy);
        return copy.AsSpan().SequenceEqual(file) ? [.. file, 0] : copy;
    }
}
