using System.Security.Cryptography;

namespace Doingoai.Portal.Media.Uploads;

/// <summary>
/// Both hashes of an arrived file in one reading: SHA-256 of all of it, and SHA-256 over the hashes of its pieces, which a
/// browser can compute piece by piece (its own SHA-256 takes only what is whole in memory).
/// </summary>
internal sealed record UploadHash(string Whole, string OfPieces)
{
    /// <summary>Bytes of a piece; only the last may be shorter.</summary>
    public const int Piece = 4 * 1024 * 1024;

    public static async Task<UploadHash> OfFileAsync(string path, CancellationToken cancel)
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var pieces = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan | FileOptions.Asynchronous);
        var buffer = new byte[Piece];
        while (await file.ReadAtLeastAsync(buffer, Piece, throwOnEndOfStream: false, cancel) is var read and > 0)
        {
            whole.AppendData(buffer, 0, read);
            pieces.AppendData(SHA256.HashData(buffer.AsSpan(0, read)));
        }

        return new(Convert.ToHexStringLower(whole.GetHashAndReset()), Convert.ToHexStringLower(pieces.GetHashAndReset()));
    }
}
