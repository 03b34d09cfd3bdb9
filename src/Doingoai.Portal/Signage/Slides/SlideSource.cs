using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Media;

namespace Doingoai.Portal.Signage.Slides;

/// <summary>From what a version says to what is drawn.</summary>
internal sealed class SlideSource(SlideTheme theme, IBlobStore blobs)
{
    private const string PictureAlone = "alone";
    private const string TextOnly = "headline";

    /// <summary><c>null</c> when there is nothing to show.</summary>
    public SlideContent? Of(SlideText text, string language)
    {
        var picture = text.Picture is { } sha256 ? blobs.PathOf(sha256) : null;
        if (picture is null && text.Headline is null) return null;

        return new(Template(text, picture is not null), language, text.Headline, text.Text, picture);
    }

    private string Template(SlideText text, bool hasPicture)
    {
        if (text.Template is not { } wanted) return hasPicture ? PictureAlone : TextOnly;
        return hasPicture && theme.Knows(wanted) ? wanted : TextOnly;
    }
}
