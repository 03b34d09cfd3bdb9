namespace Doingoai.Portal.Content.Types;

/// <summary>What is to be drawn on a slide; pictures and videos by hash.</summary>
internal sealed record SlideText(string? Headline, string? Text, string? Picture, string? Video, string? Template)
{
    /// <summary><c>null</c> if the type is not for screens.</summary>
    public static SlideText? Of(ContentType type, IReadOnlyDictionary<string, FieldValue> fields)
    {
        if (type.Slide is not { } slide) return null;
        var picture = First(slide.Picture, fields);
        var template = picture is null ? slide.WithoutPicture ?? slide.Template : slide.Template;
        return new(First(slide.Headline, fields), First(slide.Text, fields), picture, First(slide.Video, fields), template);
    }

    private static string? First(IReadOnlyList<string>? names, IReadOnlyDictionary<string, FieldValue> fields) =>
        names?.Select(name => fields.GetValueOrDefault(name)?.Text).FirstOrDefault(text => !string.IsNullOrEmpty(text));
}
