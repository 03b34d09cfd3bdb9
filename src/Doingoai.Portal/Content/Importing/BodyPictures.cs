using System.Text.RegularExpressions;

namespace Doingoai.Portal.Content.Importing;

/// <summary>Which file of the import a picture inside a text means, if any. Pure.</summary>
internal static partial class BodyPictures
{
    /// <summary><c>null</c>: it lies on another site, or inside the text itself.</summary>
    public static PictureNote? Find(ImportedArticle article, string source, string? alt)
    {
        var stored = Stored().Match(source);
        if (stored.Success && article.Pictures.FirstOrDefault(one => one.StorageId == stored.Groups[1].Value) is { } named) return With(named, alt);
        if (stored.Success || source.Length == 0 || Elsewhere().IsMatch(source)) return null;
        return With(article.NoteOf(PicturePath.Clean(Uri.UnescapeDataString(source.Split('?', '#')[0]))), alt);
    }

    public static bool IsOwn(string source) => Own().IsMatch(source);

    private static PictureNote With(PictureNote note, string? alt) => note with { Alt = note.Alt ?? alt };

    [GeneratedRegex("^(?:https?://[^/]+)?/storage/([^/]+)/file/?(?:[?#]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Stored();

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:|^//", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    [GeneratedRegex("^/media/[0-9a-f]{64}/[a-z]{1,16}$")]
    private static partial Regex Own();
}
