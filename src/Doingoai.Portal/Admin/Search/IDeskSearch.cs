using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Admin.Search;

/// <summary>A kind of thing the search in the top bar finds; modules register one each. Asked only for whoever has <see cref="Permission"/>.</summary>
internal interface IDeskSearch
{
    /// <summary>Smaller stands further up.</summary>
    int Order { get; }

    Permission Permission { get; }

    /// <summary>Heading, in the reader's language.</summary>
    string Heading { get; }

    /// <summary>Best first, at most <paramref name="most"/>; diacritics and case do not matter.</summary>
    Task<IReadOnlyList<DeskHit>> FindAsync(string text, int most, CancellationToken cancel);
}

/// <summary>One thing found.</summary>
/// <param name="Icon">Name of a Material symbol.</param>
/// <param name="LeavesAdmin">A full page load, in a tab of its own.</param>
public sealed record DeskHit(string Title, string Href, string Icon, string? Detail = null, bool LeavesAdmin = false);

/// <summary>What was found of one kind.</summary>
public sealed record DeskHits(string Heading, IReadOnlyList<DeskHit> Hits);
