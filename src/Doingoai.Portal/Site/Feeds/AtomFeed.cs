using System.Globalization;
using System.Net;
using System.Xml;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Indexing;

namespace Doingoai.Portal.Site.Feeds;

/// <summary>Atom, RFC 4287.</summary>
internal static class AtomFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static byte[] Write(Feed feed, string self) => MachineXml.Write(xml =>
    {
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xml", "lang", null, Languages.Tag(feed.Language));
        Text(xml, "id", self);
        Text(xml, "title", feed.Title);
        Text(xml, "subtitle", feed.Description);
        Text(xml, "updated", Instants.Iso(feed.Updated));
        Person(xml, feed.Publisher);
        Link(xml, "self", self, "application/atom+xml");
        Link(xml, "alternate", feed.Home, "text/html");
        foreach (var item in feed.Items) Write(xml, item);
        xml.WriteEndElement();
    });

    private static void Write(XmlWriter xml, FeedItem item)
    {
        xml.WriteStartElement("entry", Atom);
        Text(xml, "id", item.Id);
        Text(xml, "title", item.Title);
        Text(xml, "published", Instants.Iso(item.Published));
        Text(xml, "updated", Instants.Iso(item.Updated));
        if (item.Author is { } author) Person(xml, author);
        Link(xml, "alternate", item.Address, "text/html");
        if (item.File is { } file) Link(xml, "enclosure", file.Address, file.ContentType, file.Bytes);
        if (item.Section is { } section) Category(xml, section);
        if (item.Summary.Length > 0) Text(xml, "summary", item.Summary);
        xml.WriteStartElement("content", Atom);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(MachineXml.Clean(item.Html.Length > 0 ? item.Html : WebUtility.HtmlEncode(item.Summary)));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, MachineXml.Clean(text));

    private static void Category(XmlWriter xml, string term)
    {
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", MachineXml.Clean(term));
        xml.WriteEndElement();
    }

    private static void Person(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Atom);
        Text(xml, "name", name);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string type, long? bytes = null)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        if (bytes is { } length) xml.WriteAttributeString("length", length.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }
}
