namespace Doingoai.Portal.Content.Importing;

/// <summary>Names of the columns of a table, and of the properties of an article in JSON.</summary>
internal static class ImportColumns
{
    public const string Number = "number";
    public const string Language = "language";
    public const string Title = "title";
    public const string Date = "date";
    public const string Summary = "summary";
    public const string Body = "body";
    public const string Section = "section";
    public const string Slug = "slug";
    public const string Source = "source";
    public const string Author = "author";
    public const string Cover = "cover";
    public const string Pictures = "pictures";

    public static IReadOnlyList<string> All { get; } = [Number, Language, Title, Date, Summary, Body, Section, Slug, Source, Author, Cover, Pictures];

    public static IReadOnlyList<string> Needed { get; } = [Number, Language, Title];
}
