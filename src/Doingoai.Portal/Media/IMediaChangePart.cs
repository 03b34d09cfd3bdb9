using Doingoai.Portal.Platform.Persistence;

namespace Doingoai.Portal.Media;

/// <summary>What else must happen when an asset changes, e.g. that pages which show it are drawn anew: in the same transaction, so that it is never lost.</summary>
internal interface IMediaChangePart
{
    Task ApplyAsync(PortalDb db, CancellationToken cancel);

    /// <summary>The transaction is over.</summary>
    void Committed();
}
