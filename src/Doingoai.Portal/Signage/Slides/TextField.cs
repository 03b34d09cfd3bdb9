namespace Doingoai.Portal.Signage.Slides;

/// <summary>A text rectangle of a template and how its text is set.</summary>
/// <param name="Max">Largest size, em, as a share of the slide's shorter edge.</param>
/// <param name="Min">Smallest size as a multiple of what is legible from the viewing distance.</param>
/// <param name="After">Name of the field above: this one starts under where that one really ends.</param>
/// <param name="Before">Name of the field below: this one ends above where that one really starts.</param>
/// <param name="Settles">True: this field and those after it move to the middle of their space when it is not full.</param>
/// <param name="Gap">Distance kept to that field, as a share of the shorter edge.</param>
internal sealed record TextField(
    string Name, Box Box, double Max, double Min, bool Bold, string Colour, Side Horizontal, Side Vertical, string? After, string? Before, double Gap, bool Settles);

internal enum Side
{
    Start,
    Middle,
    End,
}
