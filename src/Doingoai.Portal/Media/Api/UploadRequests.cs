using System.ComponentModel.DataAnnotations;
using Doingoai.Portal.Media.Uploads;

namespace Doingoai.Portal.Media.Api;

/// <summary>A file that somebody wants to send. <paramref name="Stamp"/>: when it was last changed, Unix ms.</summary>
public sealed record BeginUploadRequest(
    [property: Required, StringLength(1_000)] string FileName, [property: Range(0, long.MaxValue)] long Size, long Stamp = 0, Guid? Folder = null)
{
    internal UploadPlan ToPlan() => new(FileName, Size, Stamp, Folder);
}

/// <summary><paramref name="Pieces"/>: SHA-256 over the SHA-256s of the pieces, hex.</summary>
public sealed record FinishUploadRequest([property: Required, RegularExpression("^[0-9a-f]{64}$")] string Pieces);

/// <summary>How far an upload is. The next piece begins at <paramref name="Offset"/> and has <paramref name="Piece"/> bytes, the last one fewer.</summary>
public sealed record UploadAnswer(Guid Id, long Offset, long Size, int Piece);

/// <summary><paramref name="Outcome"/>: added, known (the library had it before) or processing (a video being made playable).</summary>
public sealed record UploadEndAnswer(string Outcome, MediaAssetResponse? Asset, Guid? Job)
{
    internal static UploadEndAnswer Of(UploadEnd end) => new(
        end.Asset is null ? "processing" : end.WasKnown ? "known" : "added", end.Asset is null ? null : MediaAssetResponse.Of(end.Asset), end.Job);
}
