using Doingoai.Portal.Media.Intake;
using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Media.Tools;
using Doingoai.Portal.Media.Videos;
using Doingoai.Portal.Platform;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Media.Uploads;

/// <summary>A file that is here whole becomes an asset, or a video that waits to be made playable, or is refused and gone.</summary>
internal sealed class FinishUpload(UploadRoom room, OpenUploads uploads, UploadMedia library, VideoQueue videos, MediaTools tools, IOptions<MediaOptions> options)
{
    public async Task<UploadEnd> RunAsync(UploadSession upload, string pieces, CancellationToken cancel)
    {
        using var place = room.Enter(upload.Id);
        if (room.Offset(upload.Id) is var here && here != upload.Size) throw new RuleException("media.upload-offset", here);

        try
        {
            var end = await JudgeAsync(upload, pieces, cancel);
            await uploads.EndAsync(upload.Id, CancellationToken.None);
            return end;
        }
        catch (RuleException refused) when (refused.Code != "media.disk-full") // a full disk may be emptied; what arrived is kept for then
        {
            await uploads.EndAsync(upload.Id, CancellationToken.None);
            throw;
        }
    }

    private async Task<UploadEnd> JudgeAsync(UploadSession upload, string pieces, CancellationToken cancel)
    {
        var file = room.FileOf(upload.Id);
        var hash = await UploadHash.OfFileAsync(file, cancel);
        if (hash.OfPieces != pieces) throw new RuleException("media.upload-differs");
        if (await library.FindAsync(hash.Whole, cancel) is { } known) return new(known, WasKnown: true, Job: null);

        var format = FormatOf(file) ?? throw new RuleException("media.not-a-picture");
        if (format.Kind == MediaKind.Video && tools.ConvertsVideos) return new(null, false, await videos.AddAsync(upload, hash.Whole, cancel));

        var taken = format.Kind == MediaKind.Video
            ? await library.TakeVideoAsync(file, format, hash.Whole, upload, cancel)
            : await TakeWholeAsync(upload, file, cancel);
        return new(taken.Asset, taken.WasKnown, null);
    }

    private async Task<TakenMedia> TakeWholeAsync(UploadSession upload, string file, CancellationToken cancel)
    {
        if (upload.Size > options.Value.MaxBytes) throw new RuleException("media.picture-too-large", options.Value.MaxBytes / (1024 * 1024));
        await using var content = File.OpenRead(file);
        return await library.TakeAsync(content, upload.FileName, upload.Person, unit: null, upload.FolderId, cancel);
    }

    private static MediaFormat? FormatOf(string path)
    {
        using var file = File.OpenHandle(path);
        Span<byte> head = stackalloc byte[MediaFormat.HeadBytes];
        return MediaFormat.Of(head[..RandomAccess.Read(file, head, 0)]);
    }
}
