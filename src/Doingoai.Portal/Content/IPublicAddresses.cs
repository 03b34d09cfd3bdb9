namespace Doingoai.Portal.Content;

/// <summary>Answers where readers find an item; the public site does.</summary>
internal interface IPublicAddresses
{
    /// <summary>By language, of what is live: an address with host if one is configured, else a path.</summary>
    Task<IReadOnlyDictionary<string, string>> OfAsync(string item, CancellationToken cancel);
}
