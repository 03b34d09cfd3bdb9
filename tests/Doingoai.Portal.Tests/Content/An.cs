using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Tests.Content;

/// <summary>Small things to test with.</summary>
internal static class An
{
    public static readonly Person Author = new(Guid.Parse("11111111-0000-7000-8000-000000000000"), "Lê Thu Hà");
    public static readonly Person Publisher = new(Guid.Parse("22222222-0000-7000-8000-000000000000"), "Nguyễn Văn Minh");
    public static readonly DateTimeOffset Instant = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    public static ContentTypes Types { get; } = ContentTypes.Load(ContentTypes.Folder);

    public static ContentType ArticleType => Types.Find("article")!;

    public static Item Item() => Portal.Content.Items.Item.Create("article", Guid.Empty, Author, Instant);

    public static ItemVersion Version(Item item, int number = 1, string language = "vi") =>
        ItemVersion.Draft(item, ArticleType, Variant.Of(item, language), number, Fields(("title", $"Bản {number}"), ("body", "<p>Nội dung</p>")), null, Author, Instant);

    public static Dictionary<string, FieldValue> Fields(params (string Name, string Text)[] fields) =>
        fields.ToDictionary(field => field.Name, field => new FieldValue(ArticleType.Field(field.Name)?.Kind ?? FieldKind.Text, field.Text));

    public static FieldDefinition Field(FieldKind kind, int? maxLength = null, bool multiline = false) =>
        new("field", kind, new Dictionary<string, string>(), MaxLength: maxLength, Multiline: multiline);

    public static string? Cleaned(string text, FieldKind kind = FieldKind.Text, bool multiline = false) =>
        FieldCleaning.Clean(Field(kind, multiline: multiline), new(kind, text))?.Text;
}
