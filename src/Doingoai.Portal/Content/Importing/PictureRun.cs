using Doingoai.Portal.Media;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Importing;

/// <summary>The pictures of one import: each file is opened once, however many articles show it.</summary>
internal sealed class PictureRun(PictureDesk desk, IMediaLibrary library, IPictureSource source, Person by, bool dryRun)
{
    private readonly Dictionary<string, TakenPicture> _taken = [];
    private readonly Dictionary<string, string> _stored = [];

    /// <summary>A picture that cannot be taken is no reason to lose the article: it is noted.</summary>
    public async Task<TakenPicture> TakeAsync(PictureNote note, string language, List<ImportNote> notes, CancellationToken cancel)
    {
        if (!_taken.TryGetValue(note.File, out var taken)) _taken[note.File] = taken = await OpenAsync(note.File, cancel);
        if (taken.Problem is { } problem) notes.Add(new(problem, note.File));
        if (taken.Sha256 is null) return taken;

        if (note.StorageId is { } id && !_stored.TryAdd(id, note.File) && _stored[id] != note.File)
        {
            notes.Add(new(new("import.storage-twice", id, _stored[id]), note.File));
            note = note with { StorageId = null };
        }

        if (await DescribeAsync(taken.Sha256, note, language, cancel) is { } refusal) notes.Add(new(refusal, note.File));
        return taken;
    }

    private async Task<TakenPicture> OpenAsync(string file, CancellationToken cancel)
    {
        try
        {
            await using var content = source.Open(file);
            if (content is null) return new(null, Problem: new("import.picture-missing"));
            return dryRun ? await desk.JudgeAsync(content, cancel) : await desk.TakeAsync(content, file, by, cancel);
        }
        catch (RuleException refused) when (refused.Code != "import.picture-outside")
        {
            return new(null, Problem: refused);
        }
        catch (InvalidDataException) // an archive whose packed bytes are damaged
        {
            return new(null, Problem: new("import.picture-unreadable"));
        }
    }

    private async Task<RuleException?> DescribeAsync(string sha256, PictureNote note, string language, CancellationToken cancel)
    {
        var asset = await library.FindAsync(sha256, cancel);
        if (!dryRun && asset is not null)
            try
            {
                await desk.DescribeAsync(asset, note, language, cancel);
            }
            catch (RuleException refusal)
            {
                return refusal;
            }

        return note.Alt is null && asset?.Alt.ContainsKey(language) != true ? new("import.picture-without-alt") : null;
    }
}
