namespace Doingoai.Portal.Media.Renditions;

/// <summary>A width by name: addresses carry names, so nobody can ask for ten thousand sizes.</summary>
internal sealed record RenditionPreset(string Name, int Width)
{
    public static readonly RenditionPreset Thumb = new("thumb", 320);
    public static readonly RenditionPreset Card = new("card", 640);
    public static readonly RenditionPreset Page = new("page", 1280);
    public static readonly RenditionPreset Full = new("full", 1920);

    /// <summary>The stored file itself, by ranges; for videos.</summary>
    public const string Original = "original";

    public static IReadOnlyList<RenditionPreset> All { get; } = [Thumb, Card, Page, Full];

    public static RenditionPreset? Find(string name) => All.FirstOrDefault(preset => preset.Name == name);
}
