using System.Globalization;
using System.Xml;
using Doingoai.Portal.Content;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Pages;
using Doingoai.Portal.Site.Themes;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Site.Indexing;

/// <summary>Sitemaps by the protocol of sitemaps.org: an index, files per language, and one of the news of two days.</summary>
internal sealed class Sitemaps(SiteUrls urls, LiveIndex index, ISections sections, IContentTypes types, Theme theme, IOptions<SiteOptions> options)
{
    private const string Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";
    private const string News = "http://www.google.com/schemas/sitemap-news/0.9";
    private const int MostNews = 1_000;
    private static readonly TimeSpan NewFor = TimeSpan.FromHours(48);

    public async Task<byte[]> IndexAsync(string publicAddress, CancellationToken cancel)
    {
        var files = new List<(string Path, DateTimeOffset? Updated)>();
        foreach (var language in Languages.All)
        {
            var all = (await urls.InAsync(language, cancel)).Chunk(options.Value.SitemapSize).ToList();
            files.AddRange(all.Select((part, at) => (string.Create(CultureInfo.InvariantCulture, $"/sitemaps/{language}-{at + 1}.xml"), part.Max(url => url.Updated))));
        }

        files.Add(("/sitemaps/news.xml", null));
        return MachineXml.Write(xml =>
        {
            xml.WriteStartElement("sitemapindex", Protocol);
            foreach (var (path, updated) in files)
            {
                xml.WriteStartElement("sitemap");
                WriteUrl(xml, publicAddress + path, updated);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
    }

    /// <param name="number">From 1. <c>null</c> if there is no such file.</param>
    public async Task<byte[]?> LanguageAsync(string language, int number, string publicAddress, CancellationToken cancel)
    {
        var size = options.Value.SitemapSize;
        var part = (await urls.InAsync(language, cancel)).Skip((number - 1) * size).Take(size).ToList();
        return part.Count == 0 ? null : MachineXml.Write(xml =>
        {
            xml.WriteStartElement("urlset", Protocol);
            xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
            foreach (var url in part)
            {
                xml.WriteStartElement("url");
                WriteUrl(xml, publicAddress + url.Path, url.Updated);
                foreach (var (tag, path) in Alternates.Of(url.Paths)) WriteAlternate(xml, tag, publicAddress + path);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
    }

    public async Task<byte[]> NewsAsync(string publicAddress, DateTimeOffset now, CancellationToken cancel)
    {
        var known = await sections.AllAsync(cancel);
        var indexes = Languages.All.ToDictionary(each => each, each => new SectionIndex(known, each));
        var recent = (await index.AllAsync(cancel)).Where(address => address.FirstPublished > now - NewFor && types.Find(address.Type)?.Listed == true).Take(MostNews);
        return MachineXml.Write(xml =>
        {
            xml.WriteStartElement("urlset", Protocol);
            xml.WriteAttributeString("xmlns", "news", null, News);
            foreach (var address in recent) WriteNews(xml, address, publicAddress + indexes[address.Language].HrefOf(address));
            xml.WriteEndElement();
        });
    }

    private void WriteNews(XmlWriter xml, LiveAddress address, string url)
    {
        xml.WriteStartElement("url");
        xml.WriteElementString("loc", url);
        xml.WriteStartElement("news", News);
        xml.WriteStartElement("publication", News);
        xml.WriteElementString("name", News, theme.Texts.In(address.Language)["site_name"]);
        xml.WriteElementString("language", News, address.Language == Languages.Chinese ? "zh-cn" : address.Language); // their own code, no BCP 47 tag
        xml.WriteEndElement();
        xml.WriteElementString("publication_date", News, Instants.Iso(address.FirstPublished));
        xml.WriteElementString("title", News, MachineXml.Clean(address.Title));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteUrl(XmlWriter xml, string url, DateTimeOffset? updated)
    {
        xml.WriteElementString("loc", url);
        if (updated is { } at) xml.WriteElementString("lastmod", Instants.Iso(at));
    }

    private static void WriteAlternate(XmlWriter xml, string tag, string url)
    {
        xml.WriteStartElement("link", Xhtml);
        xml.WriteAttributeString("rel", "alternate");
        xml.WriteAttributeString("hreflang", tag);
        xml.WriteAttributeString("href", url);
        xml.WriteEndElement();
    }
}
