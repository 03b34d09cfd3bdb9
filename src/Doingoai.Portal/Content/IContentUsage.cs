namespace Doingoai.Portal.Content;

/// <summary>Answers "where does this item play?" before it is recalled or changed.</summary>
internal interface IContentUsage
{
    Task<IReadOnlyList<Usage>> FindAsync(string item, CancellationToken cancel);
}

/// <summary>One place, with the admin's address of it.</summary>
internal sealed record Usage(UsageKind Kind, string Name, string Href);

/// <summary>What kind of place.</summary>
internal enum UsageKind
{
    Playlist,

    /// <summary>Its newest plan names the item.</summary>
    Screen,
}
