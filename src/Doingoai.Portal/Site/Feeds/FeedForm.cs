namespace Doingoai.Portal.Site.Feeds;

/// <summary>A form in which feeds are written: the file's name in addresses, its type, and who writes it.</summary>
internal sealed record FeedForm(string File, string Name, string ContentType, Func<Feed, string, byte[]> Write)
{
    public static IReadOnlyList<FeedForm> All { get; } =
    [
        new("rss.xml", "RSS", "application/rss+xml", RssFeed.Write),
        new("atom.xml", "Atom", "application/atom+xml", AtomFeed.Write),
        new("feed.json", "JSON Feed", "application/feed+json", JsonFeed.Write),
    ];
}
