using Doingoai.Player.Playback;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Timelines;

namespace Doingoai.Player.Tests.Fixtures;

/// <summary>Builds views: one segment around now, entries in a loop.</summary>
internal static class AView
{
    public static readonly Guid Screen = Guid.Parse("0198f0a0-0000-7000-8000-00000000000a");

    public static ManifestScreen Placed(int width, int height, int x = 0, int y = 0, int rotation = 0, string output = "led", Guid? id = null) =>
        new(id ?? Screen, "Test", "test", output, x, y, width, height, rotation, "Asia/Ho_Chi_Minh", ["vi", "en", "zh"]);

    public static RendererEntry Slide(string id, string sha256) => new(id, EntryKind.Slide, $"/media/{sha256}", "image/png", null, null);

    public static RendererEntry Video(string id, string sha256) => new(id, EntryKind.Video, $"/media/{sha256}", "video/mp4", null, null);

    public static RendererEntry Clock(string id) => new(id, EntryKind.Widget, null, null, null, new ManifestWidget("clock"));

    public static RendererView Of(ManifestScreen screen, long manifest, params (RendererEntry Entry, int Ms)[] loop) => Of(screen, manifest, null, loop);

    public static RendererView Of(ManifestScreen screen, long manifest, string? jumpTo, params (RendererEntry Entry, int Ms)[] loop)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var segment = new PlanSegment(now - 1000, now + 86_400_000, Level.Normal, now, [.. loop.Select(step => new PlanStep(step.Entry.Id, step.Ms))]);
        return new(
            screen,
            new Plan(screen.Id, manifest, segment.FromMs, segment.ToMs, [segment]),
            loop.Select(step => step.Entry).DistinctBy(entry => entry.Id).ToDictionary(entry => entry.Id),
            jumpTo,
            now,
            Notice: null);
    }

    public static RendererView Notice(string notice) =>
        Of(Placed(1920, 1080, id: Guid.Empty, output: ""), manifest: 0) with { Notice = notice };
}
