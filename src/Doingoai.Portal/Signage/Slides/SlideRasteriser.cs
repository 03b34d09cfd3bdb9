using NetVips;

namespace Doingoai.Portal.Signage.Slides;

/// <summary>Turns content into fixed pixels: template, picture, shades, text. Same input, same bytes.</summary>
internal sealed class SlideRasteriser(SlideTheme theme)
{
    private readonly SlideGrounds _grounds = new();

    /// <summary>The slide as PNG.</summary>
    /// <returns><c>null</c> if a text does not fit at the smallest size legible from the viewing distance.</returns>
    public byte[]? Draw(SlideContent content, SlideSize size)
    {
        var template = theme.Template(content.Template, size);
        using var texts = new SlideLayout(template, LegibleSize.Of(size), content.Language);
        if (!template.Fields.All(field => texts.Place(field, Words(field.Name, content)))) return null;

        texts.Settle();
        using var slide = texts.DrawOn(_grounds.Of(template, content.Picture, content.Framing, size));
        return slide.PngsaveBuffer(compression: 4, filter: Enums.ForeignPngFilter.Up, keep: Enums.ForeignKeep.None);
    }

    private string? Words(string field, SlideContent content) => field switch
    {
        "headline" => content.Headline,
        "text" => content.Text,
        _ => theme.Text(content.Language, field),
    };
}
