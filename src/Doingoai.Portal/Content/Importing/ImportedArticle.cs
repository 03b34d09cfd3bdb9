namespace Doingoai.Portal.Content.Importing;

/// <summary>A row that can be read: an article of the old portal in one language.</summary>
/// <param name="SeenSince">When it was published there.</param>
/// <param name="Section">Key of a section of this portal.</param>
/// <param name="Slug">Wanted address; <c>null</c> = made from the title, or as it is.</param>
/// <param name="Texts">Title, summary, source and body, as far as the file has a column for them.</param>
/// <param name="Cover">Path of its picture.</param>
internal sealed record ImportedArticle(
    int Place, int Number, string Language, DateTimeOffset? SeenSince, string? Section, string? Slug, IReadOnlyDictionary<string, string> Texts, string? Author,
    string? Cover, IReadOnlyList<PictureNote> Pictures)
{
    public string Title => Texts[ImportColumns.Title];

    public IReadOnlyList<ImportNote> Notes { get; init; } = [];

    public PictureNote NoteOf(string file) => Pictures.FirstOrDefault(picture => picture.File == file) ?? new(file);
}
