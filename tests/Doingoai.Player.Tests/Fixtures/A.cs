using System.Security.Cryptography;
using Doingoai.Player.Storage;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Tests.Fixtures;

/// <summary>Builders.</summary>
internal static class A
{
    public static byte[] File(int size, int seed = 1)
    {
        var bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static ManifestMedia Media(byte[] bytes)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return new(sha256, bytes.Length, "image/png", Routes.Media(sha256), [.. bytes.Chunk(ManifestMedia.ChunkBytes).Select(chunk => MediaHash.Of(chunk))]);
    }
}
