using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Indexing;

namespace Doingoai.Portal.Site.Feeds;

/// <summary>JSON Feed 1.1.</summary>
internal static class JsonFeed
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static byte[] Write(Feed feed, string self) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Version = "https://jsonfeed.org/version/1.1",
            Title = MachineXml.Clean(feed.Title),
            HomePageUrl = feed.Home,
            FeedUrl = self,
            Description = MachineXml.Clean(feed.Description),
            Language = Languages.Tag(feed.Language),
            Authors = new[] { new { Name = MachineXml.Clean(feed.Publisher) } },
            Items = feed.Items.Select(Item),
        },
        Json);

    private static object Item(FeedItem item) => new
    {
        item.Id,
        Url = item.Address,
        Title = MachineXml.Clean(item.Title),
        Summary = item.Summary.Length > 0 ? MachineXml.Clean(item.Summary) : null,
        ContentHtml = MachineXml.Clean(item.Html.Length > 0 ? item.Html : WebUtility.HtmlEncode(item.Summary)),
        Image = item.Picture,
        DatePublished = Instants.Iso(item.Published),
        DateModified = Instants.Iso(item.Updated),
        Authors = item.Author is { } author ? new[] { new { Name = MachineXml.Clean(author) } } : null,
        Tags = item.Section is { } section ? new[] { MachineXml.Clean(section) } : null,
        Attachments = item.File is { } file ? new[] { new { Url = file.Address, MimeType = file.ContentType, SizeInBytes = file.Bytes } } : null,
    };
}
