using System.Globalization;
using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform.Time;

namespace Doingoai.Portal.Content.Importing;

/// <summary>An article's fields as the file wants them, in the form they are stored in, beside what an import last said. Pure.</summary>
/// <param name="Own">Of its language.</param>
/// <param name="Shared">Of all its languages.</param>
internal sealed record WantedArticle(IReadOnlyDictionary<string, FieldValue> Own, IReadOnlyDictionary<string, FieldValue> Shared, bool OwnChanged, bool SharedChanged)
{
    private static readonly Dictionary<string, string> OwnFields = new()
    {
        [ImportColumns.Title] = "title",
        [ImportColumns.Summary] = "lead",
        [ImportColumns.Source] = "source",
        [ImportColumns.Body] = "body",
    };

    /// <param name="body">Its body with the pictures in their places.</param>
    /// <param name="together">The article of which the fields are taken that all languages share.</param>
    /// <param name="cover">Hash of their picture.</param>
    /// <param name="known">A column the file does not have stays as it was, and so does a shared one that is empty.</param>
    public static WantedArticle Of(ContentType type, ImportedArticle article, string? body, ImportedArticle together, string? cover, KnownArticle? known)
    {
        var (ownBefore, sharedBefore) = (Fields(type, known?.Imported, shared: false), Fields(type, known?.LastShared, shared: true));
        var (own, shared) = (ownBefore.ToDictionary(), sharedBefore.ToDictionary());
        foreach (var (column, text) in article.Texts) Put(own, type, OwnFields[column], column == ImportColumns.Body ? body ?? "" : text);
        foreach (var (name, text) in SharedOf(together, cover)) Put(shared, type, name, text);
        var sameAddress = article.Slug is not { } slug || known?.Imported?.Slug == Slug.Of(slug);
        return new(own, shared, !sameAddress || !FieldSet.Same(own, ownBefore), !FieldSet.Same(shared, sharedBefore));
    }

    private static Dictionary<string, FieldValue> Fields(ContentType type, ItemVersion? version, bool shared) =>
        version is null ? [] : FieldSet.Read(version.Fields).Where(field => type.Field(field.Key)?.Shared == shared).ToDictionary();

    private static IEnumerable<(string Name, string Text)> SharedOf(ImportedArticle article, string? cover)
    {
        if (article.Section is { } section) yield return ("section", section);
        if (article.Author is { } author) yield return ("author", author);
        if (article.SeenSince is { } seen) yield return ("publishedOn", VietnamTime.Of(seen).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (cover is not null) yield return ("cover", cover);
    }

    private static void Put(Dictionary<string, FieldValue> fields, ContentType type, string name, string text)
    {
        var field = type.Field(name)!;
        if (FieldCleaning.Clean(field, new(field.Kind, text)) is { } value) fields[name] = value;
        else fields.Remove(name);
    }
}
