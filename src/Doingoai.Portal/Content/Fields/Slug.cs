using System.Globalization;
using System.Text;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Fields;

/// <summary>The part of an address that names an item: folded words joined by hyphens; Chinese keeps its characters.</summary>
internal static class Slug
{
    public const int MaxLength = 100;

    /// <summary>Empty if <paramref name="title"/> has neither letter nor digit.</summary>
    public static string Of(string title)
    {
        var slug = new StringBuilder();
        foreach (var rune in Folding.Fold(title).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) slug.Append(rune.ToString());
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return Shorten(slug.ToString());
    }

    /// <summary><paramref name="slug"/> as the second, third … of its name.</summary>
    public static string Numbered(string slug, int number) => string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}");

    private static string Shorten(string slug)
    {
        if (slug.Length <= MaxLength) return slug.Trim('-');
        var cut = char.IsLowSurrogate(slug[MaxLength]) ? MaxLength - 1 : MaxLength;
        var word = slug.LastIndexOf('-', cut - 1);
        return slug[..(word > MaxLength / 2 ? word : cut)].Trim('-');
    }
}
