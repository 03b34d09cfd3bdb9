using Doingoai.Portal.Platform.Persistence;

namespace Doingoai.Portal.Content.Search;

/// <summary>The sets of terms by document, in the full-text index of a database.</summary>
internal interface ITermStore
{
    /// <summary>In place of what the document had.</summary>
    Task WriteAsync(PortalDb db, int document, IReadOnlyCollection<string> terms, CancellationToken cancel);

    Task RemoveAsync(PortalDb db, int document, CancellationToken cancel);

    Task ClearAsync(PortalDb db, CancellationToken cancel);

    /// <summary>For each condition the documents that meet it, in no order; asked in one go.</summary>
    Task<IReadOnlyList<int[]>> FindAsync(PortalDb db, IReadOnlyList<Condition> conditions, CancellationToken cancel);
}
