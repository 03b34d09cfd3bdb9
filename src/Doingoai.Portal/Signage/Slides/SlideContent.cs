using Doingoai.Portal.Media.Framings;

namespace Doingoai.Portal.Signage.Slides;

/// <summary>What is written and shown on a slide.</summary>
/// <param name="Template">Name of an SVG template in themes/kiosk/slides.</param>
/// <param name="Picture">File of the picture; <c>null</c> = none.</param>
internal sealed record SlideContent(string Template, string Language, string? Headline, string? Text, string? Picture)
{
    /// <summary>Where the picture may be cut.</summary>
    public Framing? Framing { get; init; }
}
