using System.Globalization;
using System.Text.Json;
using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;

namespace Doingoai.Portal.Content.Sections;

/// <summary>A section of the portal. It is retired, never deleted: items stay in it.</summary>
[Audited]
internal sealed class Section
{
    private Section()
    {
    }

    public string Key { get; private set; } = "";

    public string? Parent { get; private set; }

    public int Order { get; private set; }

    public bool Retired { get; private set; }

    /// <summary>JSON, language → name.</summary>
    public string Names { get; private set; } = "{}";

    /// <summary>JSON, language → address.</summary>
    public string Slugs { get; private set; } = "{}";

    /// <summary>JSON, language → what it is about; may be empty.</summary>
    public string Summaries { get; private set; } = "{}";

    /// <summary>Numbers of the old portal's channels that it took over, joined by spaces.</summary>
    public string LegacyNumbers { get; private set; } = "";

    public int Revision { get; private set; }

    public static Section Of(string key) => Slug.Of(key) == key && key.Length > 0 ? new() { Key = key } : throw new RuleException("section.bad-key", key);

    public SectionInfo Info => new(Key, Parent, Order, Retired, Read(Names), Read(Slugs), Read(Summaries))
    {
        LegacyNumbers = [.. LegacyNumbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture))],
    };

    /// <summary>True if anything changed.</summary>
    public bool Describe(SectionInfo info)
    {
        var names = Languages.All.ToDictionary(language => language, language => PlainText.Line(info.Names.GetValueOrDefault(language) ?? ""));
        if (names.FirstOrDefault(name => name.Value.Length is 0 or > 100) is { Key: { } language }) throw new RuleException("section.name-missing", language);
        var slugs = Languages.All.ToDictionary(each => each, each => Slug.Of(info.Slugs.GetValueOrDefault(each) is { Length: > 0 } given ? given : names[each]));
        if (slugs.FirstOrDefault(slug => slug.Value.Length == 0) is { Key: { } empty }) throw new RuleException("section.slug-missing", empty);

        var summaries = info.Summaries.Where(text => Languages.Knows(text.Key)).ToDictionary(text => text.Key, text => PlainText.Line(text.Value));
        var before = (Parent, Order, Retired, Names, Slugs, Summaries, LegacyNumbers);
        if (info.LegacyNumbers is { } numbers) LegacyNumbers = string.Join(' ', numbers.Distinct().Order());
        (Parent, Order, Retired, Names, Slugs, Summaries) = (info.Parent, info.Order, info.Retired, Write(names), Write(slugs), Write(summaries));
        if (before == (Parent, Order, Retired, Names, Slugs, Summaries, LegacyNumbers)) return false;
        Revision++;
        return true;
    }

    private static string Write(Dictionary<string, string> texts) => JsonSerializer.Serialize(texts);

    private static Dictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
}
