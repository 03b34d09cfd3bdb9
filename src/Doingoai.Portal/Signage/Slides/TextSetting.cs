using NetVips;

namespace Doingoai.Portal.Signage.Slides;

/// <summary>Sets text by Pango as large as the rectangle allows.</summary>
internal static class TextSetting
{
    /// <summary>The text between <paramref name="min"/> and <paramref name="max"/> pixels (em), or <c>null</c> if it does not fit even at the smallest.</summary>
    public static SetText? Fit(string markup, int width, int height, int min, int max, Side align) =>
        Largest(markup, width, height, min, max, align) is { } text ? Balanced(text, markup, align) : null;

    private static SetText? Largest(string markup, int width, int height, int min, int max, Side align)
    {
        if (Try(markup, width, height, max, align) is { } largest) return largest;
        if (Try(markup, width, height, min, align) is not { } best) return null;

        var (fits, tooLarge) = (min, max);
        while (tooLarge - fits > Math.Max(1, fits / 40)) // finer steps nobody sees
        {
            var size = (fits + tooLarge) / 2;
            if (Try(markup, width, height, size, align) is { } larger)
            {
                best.Dispose();
                (best, fits) = (larger, size);
            }
            else
            {
                tooLarge = size;
            }
        }

        return best;
    }

    // Lines of like length: the narrowest width that needs no further line, so that no word is left alone on the last one.
    private static SetText Balanced(SetText text, string markup, Side align)
    {
        if (text.Height < text.Size * 2) return text;

        var (best, narrow, wide, lines) = (text, text.Width / 2, text.Width, text.Height + text.Size / 8);
        while (wide - narrow > text.Size / 4)
        {
            var width = (narrow + wide) / 2;
            if (Try(markup, width, lines, text.Size, align) is { } even)
            {
                best.Dispose();
                (best, wide) = (even, width);
            }
            else
            {
                narrow = width;
            }
        }

        return best;
    }

    private static SetText? Try(string markup, int width, int height, int size, Side align)
    {
        // At 72 dpi a point is a pixel. Pango breaks between words, and between Han characters, never inside a word.
        var mask = Image.Text(
            markup, font: $"Noto Sans {size}", width: width, align: AlignOf(align), dpi: 72, spacing: 0, wrap: Enums.TextWrap.Word);
        if (mask.Width <= width && mask.Height <= height) return new(mask, size);

        mask.Dispose();
        return null;
    }

    private static Enums.Align AlignOf(Side side) => side switch
    {
        Side.Middle => Enums.Align.Centre,
        Side.End => Enums.Align.High,
        _ => Enums.Align.Low,
    };
}
