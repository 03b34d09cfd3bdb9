namespace Doingoai.Portal.Site.Feeds;

/// <summary>A feed before it is written in one of its forms. All addresses are absolute.</summary>
/// <param name="Home">The page whose news it carries.</param>
internal sealed record Feed(string Language, string Title, string Description, string Publisher, string Home, DateTimeOffset Updated, IReadOnlyList<FeedItem> Items);

/// <summary>An item of a feed.</summary>
/// <param name="Id">The same for ever, also when the address changes.</param>
/// <param name="Html">The whole text, cleaned on save.</param>
/// <param name="Picture">Its address.</param>
internal sealed record FeedItem(
    string Id, string Address, string Title, string Summary, string Html, DateTimeOffset Published, DateTimeOffset Updated, string? Author, string? Section, string? Picture, FeedFile? File);

/// <summary>A video that comes with an item.</summary>
internal sealed record FeedFile(string Address, string ContentType, long Bytes);
