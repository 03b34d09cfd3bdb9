using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace Doingoai.Portal.Tests.Site.Feeds;

/// <summary>The rules of RSS 2.0, RFC 4287 and JSON Feed 1.1, as far as a file can break them. Parsing refuses control characters by itself.</summary>
internal static class FeedRules
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly string[] ChannelElements = ["title", "link", "description", "language", "lastBuildDate", "item"];
    private static readonly string[] ItemElements = ["title", "link", "guid", "pubDate", "description", "category", "enclosure"];
    private static readonly string[] FeedElements = ["id", "title", "subtitle", "updated", "author", "link", "entry"];
    private static readonly string[] EntryElements = ["id", "title", "published", "updated", "author", "link", "category", "summary", "content"];

    /// <summary>The addresses of its items.</summary>
    public static IReadOnlyList<string> Rss(string xml)
    {
        var rss = XDocument.Parse(xml).Root!;
        Assert.Equal(("rss", "2.0"), (rss.Name.ToString(), rss.Attribute("version")?.Value));
        var channel = Assert.Single(rss.Elements());
        Assert.Equal("channel", channel.Name);
        Known(channel, "", ChannelElements);
        foreach (var once in new[] { "title", "link", "description" }) Assert.NotEmpty(Assert.Single(channel.Elements(once)).Value);
        Web(channel.Element("link")!.Value);
        Rfc822(channel.Element("lastBuildDate")!.Value);
        var self = Assert.Single(channel.Elements(Atom + "link"), link => link.Attribute("rel")?.Value == "self");
        Web(self.Attribute("href")!.Value);

        var items = channel.Elements("item").ToList();
        Assert.All(items, RssItem);
        Unique(items.Select(item => item.Element("guid")!.Value));
        return [.. items.Select(item => item.Element("link")!.Value)];
    }

    public static IReadOnlyList<string> OfAtom(string xml)
    {
        var feed = XDocument.Parse(xml).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        Known(feed, Atom.NamespaceName, FeedElements);
        foreach (var once in new[] { "id", "title", "updated" }) Assert.NotEmpty(Assert.Single(feed.Elements(Atom + once)).Value);
        Assert.NotEmpty(feed.Elements(Atom + "author"));
        Assert.Single(feed.Elements(Atom + "link"), link => link.Attribute("rel")?.Value == "self");
        Assert.NotNull(feed.Attribute(XNamespace.Xml + "lang"));
        Rfc3339(feed.Element(Atom + "updated")!.Value);

        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.All(entries, Entry);
        Unique(entries.Select(entry => entry.Element(Atom + "id")!.Value));
        return [.. entries.Select(entry => entry.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "alternate").Attribute("href")!.Value)];
    }

    public static IReadOnlyList<string> Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        var feed = document.RootElement;
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.NotEmpty(feed.GetProperty("title").GetString()!);
        foreach (var address in new[] { "home_page_url", "feed_url" }) Web(feed.GetProperty(address).GetString()!);
        Assert.All(feed.GetProperty("authors").EnumerateArray(), author => Assert.NotEmpty(author.GetProperty("name").GetString()!));

        var items = feed.GetProperty("items").EnumerateArray().ToList();
        foreach (var item in items)
        {
            Assert.Equal(JsonValueKind.String, item.GetProperty("id").ValueKind);
            Assert.True(item.TryGetProperty("content_html", out _) || item.TryGetProperty("content_text", out _));
            foreach (var date in new[] { "date_published", "date_modified" }) Rfc3339(item.GetProperty(date).GetString()!);
            if (item.TryGetProperty("image", out var image)) Web(image.GetString()!);
            if (item.TryGetProperty("attachments", out var attachments))
                Assert.All(attachments.EnumerateArray(), file => Assert.Contains('/', file.GetProperty("mime_type").GetString()!));
        }

        Unique(items.Select(item => item.GetProperty("id").GetString()!));
        return [.. items.Select(item => item.GetProperty("url").GetString()!)];
    }

    private static void RssItem(XElement item)
    {
        Known(item, "", ItemElements);
        Assert.True(item.Element("title") is not null || item.Element("description") is not null);
        Web(Assert.Single(item.Elements("link")).Value);
        var id = Assert.Single(item.Elements("guid"));
        if (id.Attribute("isPermaLink")?.Value != "false") Web(id.Value);
        Rfc822(Assert.Single(item.Elements("pubDate")).Value);
        foreach (var file in item.Elements("enclosure"))
        {
            Web(file.Attribute("url")!.Value);
            Assert.True(long.Parse(file.Attribute("length")!.Value, CultureInfo.InvariantCulture) > 0);
            Assert.Contains('/', file.Attribute("type")!.Value);
        }
    }

    private static void Entry(XElement entry)
    {
        Known(entry, Atom.NamespaceName, EntryElements);
        foreach (var once in new[] { "id", "title", "updated", "content" }) Assert.Single(entry.Elements(Atom + once));
        Assert.True(Uri.TryCreate(entry.Element(Atom + "id")!.Value, UriKind.Absolute, out _), "an id is an IRI");
        Rfc3339(entry.Element(Atom + "published")!.Value);
        Rfc3339(entry.Element(Atom + "updated")!.Value);
        Assert.All(entry.Elements(Atom + "author"), author => Assert.NotEmpty(author.Element(Atom + "name")!.Value));
        Assert.All(entry.Elements(Atom + "link"), link => Web(link.Attribute("href")!.Value));
    }

    private static void Known(XElement parent, string space, string[] names) => Assert.All(
        parent.Elements().Where(child => child.Name.NamespaceName == space), child => Assert.Contains(child.Name.LocalName, names));

    private static void Unique(IEnumerable<string> ids)
    {
        var all = ids.ToList();
        Assert.All(all, Assert.NotEmpty);
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    private static void Web(string address) => Assert.True(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https", address);

    private static void Rfc822(string date) => Assert.True(
        DateTimeOffset.TryParseExact(date, "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        || DateTimeOffset.TryParseExact(date.Replace("+0000", "+00:00", StringComparison.Ordinal), "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), date);

    private static void Rfc3339(string date) => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", date);
}
