using Doingoai.Portal.Content;

namespace Doingoai.Portal.Tests.Site;

/// <summary>A live article in one language.</summary>
internal static class AStory
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 1, 30, 0, TimeSpan.Zero); // 08:30 in Vietnam

    public static LiveVersion In(
        string language, string item = "item-1", string? slug = null, string title = "Ruộng bậc thang", string body = "<p>Mùa lúa chín.</p>", string? section = "van-hoa",
        DateTimeOffset? at = null, string type = "article")
    {
        var fields = new Dictionary<string, FieldValue>
        {
            ["title"] = new(FieldKind.Text, title),
            ["summary"] = new(FieldKind.Text, $"Tóm tắt: {title}"),
            ["body"] = new(FieldKind.RichText, body),
        };
        return new(
            item, $"{item}-{language}", type, language, slug ?? $"{item}-{language}", fields, section,
            Guid.Empty, default, Guid.Empty, at ?? Morning, null, at ?? Morning, new string('0', 64))
        { Title = title };
    }
}
