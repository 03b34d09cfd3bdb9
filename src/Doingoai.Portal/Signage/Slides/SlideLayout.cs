using System.Globalization;
using NetVips;

namespace Doingoai.Portal.Signage.Slides;

/// <summary>Sets the fields of a template one after the other and remembers where each really ended up.</summary>
internal sealed class SlideLayout(SlideTemplate template, int legible, string language) : IDisposable
{
    // What stands exactly in the middle seems to hang too low.
    private const double OpticalMiddle = 0.44;

    private readonly Dictionary<string, (TextField Field, SetText Text, Box Box)> _placed = [];

    /// <summary>True if the text fits, or there is none.</summary>
    public bool Place(TextField field, string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return true;

        var space = Space(field);
        var smallest = (int)Math.Ceiling(legible * field.Min);
        var markup = PangoMarkup.Of(words, language, field.Bold);
        if (TextSetting.Fit(markup, space.Width, space.Height, smallest, Math.Max(smallest, template.Pixels(field.Max)), field.Horizontal) is not { } text)
            return false;

        var left = space.X + Spare(space.Width - text.Width, field.Horizontal);
        var top = space.Y + Spare(space.Height - text.Height, field.Vertical);
        _placed[field.Name] = (field, text, new(left, top, text.Width, text.Height));
        return true;
    }

    /// <summary>The ground with all texts on it.</summary>
    public Image DrawOn(Image ground)
    {
        var drawn = ground;
        foreach (var (field, text, box) in _placed.Values)
        {
            // Only where the letters are: compositing whole slides once per text costs ten times as much.
            using var letters = Coloured(text.Mask, field.Colour);
            using var under = ground.Crop(box.X, box.Y, box.Width, box.Height);
            using var over = under.Composite2(letters, Enums.BlendMode.Over);
            using var flat = over.Flatten();
            using var pixels = flat.Cast(Enums.BandFormat.Uchar);
            var next = drawn.Insert(pixels, box.X, box.Y);
            if (drawn != ground) drawn.Dispose();
            drawn = next;
        }

        return drawn == ground ? ground.Copy() : drawn;
    }

    /// <summary>Moves a headline and what follows it to the optical middle of the space both were given.</summary>
    public void Settle()
    {
        foreach (var first in template.Fields.Where(field => field.Settles && _placed.ContainsKey(field.Name)))
        {
            var chain = template.Fields.Where(field => field == first || field.After == first.Name).ToList();
            var space = chain.Select(field => field.Box).Aggregate((one, other) => one.With(other));
            var placed = chain.Where(field => _placed.ContainsKey(field.Name)).ToList();
            var used = placed.Select(field => _placed[field.Name].Box).Aggregate((one, other) => one.With(other));
            var down = (int)((space.Height - used.Height) * OpticalMiddle) - (used.Y - space.Y);
            foreach (var field in placed)
            {
                var (_, text, box) = _placed[field.Name];
                _placed[field.Name] = (field, text, box with { Y = box.Y + down });
            }
        }
    }

    public void Dispose()
    {
        foreach (var (_, text, _) in _placed.Values) text.Dispose();
    }

    // The rectangle of the field, grown or shrunk to where its neighbour really is; a neighbour without text leaves its place.
    private Box Space(TextField field)
    {
        var (top, bottom) = (field.Box.Y, field.Box.Bottom);
        if (field.After is { } above) top = _placed.TryGetValue(above, out var upper) ? upper.Box.Bottom + template.Pixels(field.Gap) : Math.Min(top, Named(above).Y);
        if (field.Before is { } below) bottom = _placed.TryGetValue(below, out var lower) ? lower.Box.Y - template.Pixels(field.Gap) : Math.Max(bottom, Named(below).Bottom);
        return Box.Between(field.Box.X, top, field.Box.Right, bottom);
    }

    private Box Named(string name) => template.Fields.First(field => field.Name == name).Box;

    private static int Spare(int pixels, Side side) => side switch
    {
        Side.Middle => pixels / 2,
        Side.End => pixels,
        _ => 0,
    };

    private static Image Coloured(Image mask, string colour)
    {
        double[] rgb = [.. Enumerable.Range(0, 3).Select(band => (double)int.Parse(colour.AsSpan(1 + band * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        using var plain = mask.NewFromImage(rgb).Copy(interpretation: Enums.Interpretation.Srgb);
        return plain.Bandjoin(mask);
    }
}
