using Doingoai.Portal.Media;
using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Media.Intake;
using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Content.Importing;

/// <summary>Takes pictures by the library's own intake and says of them what the file says, where nobody has said anything yet.</summary>
internal sealed class PictureDesk(UploadMedia upload, MediaIntake intake, ChangeAsset change, RememberLegacyFile remember, IOptions<MediaOptions> options)
{
    public async Task<TakenPicture> TakeAsync(Stream content, string file, Person by, CancellationToken cancel)
    {
        var asset = await upload.RunAsync(content, file, by, unit: null, cancel);
        return asset.Kind == MediaKind.Picture ? new(asset.Sha256, IsInLibrary: true) : throw new RuleException("import.not-a-picture");
    }

    /// <summary>As <see cref="TakeAsync"/>, without keeping anything.</summary>
    public async Task<TakenPicture> JudgeAsync(Stream content, CancellationToken cancel)
    {
        var bytes = await BoundedRead.ReadAsync(content, options.Value.MaxBytes, cancel);
        if (await upload.FindAsync(Sha256Name.Of(bytes), cancel) is { } known)
            return known.Kind == MediaKind.Picture ? new(known.Sha256, IsInLibrary: true) : throw new RuleException("import.not-a-picture");

        var accepted = await intake.AcceptAsync(bytes, cancel);
        return accepted.Format.Kind == MediaKind.Picture ? new(Sha256Name.Of(accepted.Bytes.Span)) : throw new RuleException("import.not-a-picture");
    }

    /// <summary>Fills in what is missing; what somebody wrote stays.</summary>
    public async Task DescribeAsync(MediaAsset asset, PictureNote note, string language, CancellationToken cancel)
    {
        if (!Filled(asset.Description, note, language).SaysTheSameAs(asset.Description))
            await change.RunAsync(asset.Sha256, revision: null, row => row.Describe(Filled(row.Description, note, language)), cancel);
        if (note.StorageId is { } id) await remember.RunAsync(id, asset.Sha256, cancel);
    }

    private static MediaDescription Filled(MediaDescription said, PictureNote note, string language) => (said with
    {
        Alt = Filled(said.Alt, language, note.Alt),
        Caption = Filled(said.Caption, language, note.Caption),
        Credit = said.Credit ?? note.Credit,
    }).Tidy();

    private static IReadOnlyDictionary<string, string> Filled(IReadOnlyDictionary<string, string> said, string language, string? text) =>
        text is null || said.ContainsKey(language) ? said : said.Append(new(language, text)).ToDictionary();
}
