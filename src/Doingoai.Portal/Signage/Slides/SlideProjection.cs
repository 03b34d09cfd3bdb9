using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Media;
using Doingoai.Portal.Media.Framings;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Screens;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Slides;

/// <summary>Draws a version for every screen class, once; who asks while it is being drawn waits for the same drawing.</summary>
internal sealed class SlideProjection(
    IDbContextFactory<PortalDb> dbs, IDrafts drafts, IContentTypes types, IMediaLibrary library, SlideDrawing drawing, TimeProvider time) : ISlideProjection
{
    /// <summary>Approvals of media shown as they are name every class.</summary>
    public const string AnyClass = "*";

    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<ProjectedSlide>>>> _underWay = new();

    public async Task<IReadOnlyList<ProjectedSlide>> ProjectAsync(string version, CancellationToken cancel)
    {
        var work = _underWay.GetOrAdd(version, key => new(() => Task.Run(() => FindOrDrawAsync(key), CancellationToken.None)));
        try
        {
            return await work.Value.WaitAsync(cancel);
        }
        finally
        {
            if (work.Value.IsCompleted) _underWay.TryRemove(new(version, work));
        }
    }

    private async Task<IReadOnlyList<ProjectedSlide>> FindOrDrawAsync(string version)
    {
        if (await drafts.FindAsync(version, CancellationToken.None) is not { } draft) return [];
        if (types.Find(draft.Type) is not { } type || SlideText.Of(type, draft.Fields) is not { } text) return [];
        if (text.Video is { } video) return await AsItIsAsync(video);

        var framing = text.Picture is { } picture ? (await library.FindAsync(picture, CancellationToken.None))?.Framing : null;
        await using var db = await dbs.CreateDbContextAsync(CancellationToken.None);
        var classes = await db.ScreenClasses.AsNoTracking().OrderBy(row => row.Key).ToListAsync();
        var slides = await db.Slides.Where(row => row.VersionId == version).ToDictionaryAsync(row => row.ScreenClass);
        var due = classes.Where(one => !IsUpToDate(slides.GetValueOrDefault(one.Key), one, framing)).ToList();
        foreach (var (one, drawn) in await DrawAsync(due, text, draft.Language, framing)) Keep(db, slides, draft.Version, one, drawn, framing);
        await db.SaveChangesAsync();
        return [.. classes.Select(one => Projected(slides[one.Key], one.Names))];
    }

    // Classes of one size share a slide if it is legible from the farthest: one file for the network and for the approver.
    private async Task<IReadOnlyList<(ScreenClass, DrawnSlide)>> DrawAsync(List<ScreenClass> due, SlideText text, string language, Framing? framing)
    {
        var bySize = due.GroupBy(one => (one.Width, one.Height));
        var drawn = await Task.WhenAll(bySize.Select(group => DrawSharedAsync([.. group.OrderByDescending(one => LegibleSize.Of(one.SlideSize))], text, language, framing)));
        return [.. drawn.SelectMany(one => one)];
    }

    private async Task<IReadOnlyList<(ScreenClass, DrawnSlide)>> DrawSharedAsync(ScreenClass[] strictestFirst, SlideText text, string language, Framing? framing)
    {
        var drawn = new List<(ScreenClass, DrawnSlide)>();
        DrawnSlide? last = null;
        foreach (var one in strictestFirst)
        {
            if (last?.Sha256 is null) last = await drawing.DrawAsync(text, language, framing, one.SlideSize, CancellationToken.None);
            drawn.Add((one, last));
        }

        return drawn;
    }

    private void Keep(PortalDb db, Dictionary<string, Slide> slides, string version, ScreenClass screenClass, DrawnSlide drawn, Framing? framing)
    {
        if (!slides.TryGetValue(screenClass.Key, out var slide)) db.Add(slide = slides[screenClass.Key] = new(version, screenClass.Key));
        slide.Drawn(drawn, Fingerprint(screenClass.SlideSize, framing), time.GetUtcNow());
    }

    private async Task<IReadOnlyList<ProjectedSlide>> AsItIsAsync(string sha256) =>
        await library.FindAsync(sha256, CancellationToken.None) is { } asset
            ? [new(AnyClass, asset.Width, asset.Height, asset.Sha256, asset.ContentType)]
            : [new(AnyClass, 0, 0, null, null, SlideDrawing.NothingToShow)];

    private bool IsUpToDate(Slide? slide, ScreenClass screenClass, Framing? framing) =>
        slide is not null && slide.Fingerprint == Fingerprint(screenClass.SlideSize, framing) && drawing.IsThere(slide.Sha256);

    private string Fingerprint(SlideSize size, Framing? framing) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{drawing.ThemeFingerprint} {size}{framing?.Fingerprint}")));

    private static ProjectedSlide Projected(Slide slide, Names names) =>
        new(slide.ScreenClass, slide.Width, slide.Height, slide.Sha256, slide.ContentType, slide.Refusal, Languages.All.ToDictionary(language => language, names.In));
}
