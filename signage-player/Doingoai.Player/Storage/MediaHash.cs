using System.Buffers;
using System.Security.Cryptography;
using Doingoai.Protocol.Manifests;

namespace Doingoai.Player.Storage;

/// <summary>SHA-256 as it names media: lower-case hex.</summary>
internal static class MediaHash
{
    public static bool Is(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string Of(IDiskFile file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(ManifestMedia.ChunkBytes);
        try
        {
            for (var (offset, read) = (0L, 0); (read = file.Read(buffer, offset)) > 0; offset += read) hash.AppendData(buffer, 0, read);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
