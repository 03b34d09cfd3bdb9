using System.Globalization;
using System.Xml;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Indexing;

namespace Doingoai.Portal.Site.Feeds;

/// <summary>RSS 2.0, with the whole text (content), the picture (media) and the author's name (dc), which RSS itself has no room for.</summary>
internal static class RssFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string Dublin = "http://purl.org/dc/elements/1.1/";
    private const string Media = "http://search.yahoo.com/mrss/";

    private static readonly (string Prefix, string Space)[] Spaces = [("atom", Atom), ("content", Content), ("dc", Dublin), ("media", Media)];

    public static byte[] Write(Feed feed, string self) => MachineXml.Write(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        foreach (var (prefix, space) in Spaces) xml.WriteAttributeString("xmlns", prefix, null, space);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", MachineXml.Clean(feed.Title));
        xml.WriteElementString("link", feed.Home);
        xml.WriteElementString("description", MachineXml.Clean(feed.Description));
        xml.WriteElementString("language", Languages.Tag(feed.Language));
        xml.WriteElementString("lastBuildDate", Instants.Rfc822(feed.Updated));
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteAttributeString("href", self);
        xml.WriteEndElement();
        foreach (var item in feed.Items) Write(xml, item);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void Write(XmlWriter xml, FeedItem item)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", MachineXml.Clean(item.Title));
        xml.WriteElementString("link", item.Address);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(item.Id);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Instants.Rfc822(item.Published));
        xml.WriteElementString("description", MachineXml.Clean(item.Summary));
        if (item.Author is { } author) xml.WriteElementString("creator", Dublin, MachineXml.Clean(author));
        if (item.Section is { } section) xml.WriteElementString("category", MachineXml.Clean(section));
        if (item.File is { } file) WriteFile(xml, file);
        if (item.Picture is { } picture) WritePicture(xml, picture);
        if (item.Html.Length > 0) xml.WriteElementString("encoded", Content, MachineXml.Clean(item.Html));
        xml.WriteEndElement();
    }

    private static void WritePicture(XmlWriter xml, string address)
    {
        xml.WriteStartElement("content", Media);
        xml.WriteAttributeString("url", address);
        xml.WriteAttributeString("medium", "image");
        xml.WriteEndElement();
    }

    private static void WriteFile(XmlWriter xml, FeedFile file)
    {
        xml.WriteStartElement("enclosure");
        xml.WriteAttributeString("url", file.Address);
        xml.WriteAttributeString("length", file.Bytes.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("type", file.ContentType);
        xml.WriteEndElement();
    }
}
