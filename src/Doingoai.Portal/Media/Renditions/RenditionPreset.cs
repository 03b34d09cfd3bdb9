using Doingoai.Portal.Media.Framings;

namespace Doingoai.Portal.Media.Renditions;

/// <summary>A width by name, or a shape to which the picture is cut: addresses carry names, so nobody can ask for ten thousand sizes.</summary>
internal sealed record RenditionPreset(string Name, int Width, Shape? Shape = null)
{
    public static readonly RenditionPreset Thumb = new("thumb", 320);
    public static readonly RenditionPreset Card = new("card", 640);
    public static readonly RenditionPreset Page = new("page", 1280);
    public static readonly RenditionPreset Full = new("full", 1920);
    public static readonly RenditionPreset WideCard = new("widecard", 640, Shape.Find("16x9"));
    public static readonly RenditionPreset Wide = new("wide", 1280, Shape.Find("16x9"));
    public static readonly RenditionPreset Tall = new("tall", 720, Shape.Find("9x16"));
    public static readonly RenditionPreset LedCard = new("ledcard", 640, Shape.Find("8x5"));
    public static readonly RenditionPreset Led = new("led", 1280, Shape.Find("8x5"));
    public static readonly RenditionPreset Square = new("square", 640, Shape.Find("1x1"));

    /// <summary>The stored file itself, by ranges; for videos.</summary>
    public const string Original = "original";

    public static IReadOnlyList<RenditionPreset> All { get; } = [Thumb, Card, Page, Full, WideCard, Wide, Tall, LedCard, Led, Square];

    public static RenditionPreset? Find(string name) => All.FirstOrDefault(preset => preset.Name == name);

    /// <summary>Those made from one decoding: of the same shape, the largest first.</summary>
    public IReadOnlyList<RenditionPreset> Siblings => [.. All.Where(preset => preset.Shape == Shape).OrderByDescending(preset => preset.Width)];
}
