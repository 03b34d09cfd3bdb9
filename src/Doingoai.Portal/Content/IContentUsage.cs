namespace Doingoai.Portal.Content;

/// <summary>Answers "where does this item play?" before it is recalled or changed.</summary>
internal interface IContentUsage
{
    Task<IReadOnlyList<Usage>> FindAsync(string item, CancellationToken cancel);
}

/// <summary>One place, e.g. a playlist, with the admin's address of it.</summary>
internal sealed record Usage(string Name, string Href);
