namespace Doingoai.Portal.Content;

/// <summary>
/// The only way any surface (page, feed, search, media, slide) gets content: what is published on a channel, in a
/// language, at an instant. Embargo, publish-later, recall, 410 and "what was live when" all follow from it.
/// </summary>
internal interface ILive
{
    Task<LiveVersion?> FindAsync(Channel channel, string language, string item, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Also finds an item by an address it had before: then <see cref="LiveVersion.Slug"/> differs from <paramref name="slug"/> and the reader is sent on.</summary>
    Task<LiveVersion?> BySlugAsync(Channel channel, string language, string slug, DateTimeOffset now, CancellationToken cancel);

    /// <summary>True if something was published at this address up to <paramref name="now"/>: gone (410), not unknown (404).</summary>
    Task<bool> WasAtAsync(Channel channel, string language, string slug, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<LiveVersion>> ListAsync(Channel channel, string language, DateTimeOffset now, LiveFilter filter, CancellationToken cancel);

    /// <summary>The item in every language in which it is live.</summary>
    Task<IReadOnlyList<LiveVersion>> AllLanguagesAsync(Channel channel, string item, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Those of the items that are live in this language, in no order.</summary>
    Task<IReadOnlyList<LiveVersion>> FindAllAsync(Channel channel, string language, IReadOnlyCollection<string> items, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Everything live on a channel, without its content: for those who keep something of it and ask what has changed.</summary>
    Task<IReadOnlyList<LiveKey>> KeysAsync(Channel channel, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Hashes of all assets that live versions name.</summary>
    Task<IReadOnlySet<string>> MediaAsync(Channel channel, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The next instant at which a publication begins or ends by itself; <c>null</c> = none planned.</summary>
    Task<DateTimeOffset?> NextTransitionAsync(DateTimeOffset now, CancellationToken cancel);

    /// <summary>Grows in the transaction of every change of publications, and when a from or until passes.</summary>
    Task<long> GenerationAsync(CancellationToken cancel);

    /// <summary>Everything live in all languages, newest first, without its text: for indexes of the whole site.</summary>
    Task<IReadOnlyList<LiveAddress>> AddressesAsync(Channel channel, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The addresses of one item: for the language switch and hreflang.</summary>
    Task<IReadOnlyList<LiveAddress>> AddressesOfAsync(Channel channel, string item, DateTimeOffset now, CancellationToken cancel);

    /// <summary>True if the item was published in this language up to <paramref name="now"/>, whatever its address was.</summary>
    Task<bool> WasLiveAsync(Channel channel, string language, string item, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The item that had this number on the site that came before, live or not.</summary>
    Task<string?> LegacyItemAsync(int number, CancellationToken cancel);
}
