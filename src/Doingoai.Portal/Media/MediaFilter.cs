namespace Doingoai.Portal.Media;

/// <summary>
/// <paramref name="Text"/>: words, with or without diacritics, that all must stand somewhere in file name, tags, credit,
/// source or what is said of the asset in any language. <paramref name="Folder"/> includes the folders in it.
/// </summary>
public sealed record MediaFilter(
    string? Text = null, MediaKind? Kind = null, int Skip = 0, int Take = 48, Guid? Folder = null, string? Tag = null, MediaConcern? Concern = null);
