namespace Doingoai.Portal.Content.Types;

/// <summary>Which fields a slide shows; of several the first that is not empty.</summary>
/// <param name="Template">Slide template in themes/kiosk; <c>null</c> = the video alone.</param>
/// <param name="WithoutPicture">Template when there is no picture, if another.</param>
public sealed record SlideDefinition(
    IReadOnlyList<string>? Headline = null,
    IReadOnlyList<string>? Text = null,
    IReadOnlyList<string>? Picture = null,
    IReadOnlyList<string>? Video = null,
    string? Template = null,
    string? WithoutPicture = null)
{
    /// <summary>All fields named, for checking the definition.</summary>
    internal IEnumerable<string> Fields => [.. Headline ?? [], .. Text ?? [], .. Picture ?? [], .. Video ?? []];
}
