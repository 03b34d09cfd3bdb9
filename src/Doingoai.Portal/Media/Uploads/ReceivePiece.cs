using System.Security.Cryptography;
using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Platform;
using Microsoft.Win32.SafeHandles;

namespace Doingoai.Portal.Media.Uploads;

/// <summary>Adds a piece to an arriving file. It is there whole or not at all: a broken link or a full disk takes it back.</summary>
internal sealed class ReceivePiece(UploadRoom room, OpenUploads uploads)
{
    /// <returns>How much of the file is here now.</returns>
    public async Task<long> RunAsync(UploadSession upload, long offset, string? sha256, Stream piece, CancellationToken cancel)
    {
        using var place = room.Enter(upload.Id);
        if (!File.Exists(room.FileOf(upload.Id))) throw new RuleException("media.upload-gone");
        if (room.Offset(upload.Id) is var here && here != offset) throw new RuleException("media.upload-offset", here);

        using var file = File.OpenHandle(room.FileOf(upload.Id), FileMode.Open, FileAccess.ReadWrite, FileShare.Read, FileOptions.Asynchronous);
        var kept = offset;
        try
        {
            kept = await AppendAsync(file, offset, Math.Min(UploadHash.Piece, upload.Size - offset), sha256, piece, cancel);
        }
        catch (IOException full) when (DiskFull.Is(full))
        {
            throw new RuleException("media.disk-full");
        }
        finally
        {
            RandomAccess.SetLength(file, kept);
        }

        await uploads.TouchAsync(upload.Id, cancel);
        return kept;
    }

    private static async Task<long> AppendAsync(SafeFileHandle file, long offset, long expected, string? sha256, Stream piece, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];
        var received = 0L;
        while (await piece.ReadAsync(buffer, cancel) is var read and > 0)
        {
            if (received + read > expected) throw new RuleException("media.upload-piece");
            hash.AppendData(buffer, 0, read);
            await RandomAccess.WriteAsync(file, buffer.AsMemory(0, read), offset + received, cancel);
            received += read;
        }

        if (received != expected) throw new RuleException("media.upload-piece");
        if (sha256 is not null && sha256 != Convert.ToHexStringLower(hash.GetHashAndReset())) throw new RuleException("media.upload-piece");
        return offset + received;
    }
}
