using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Admin.Dashboard;

/// <summary>What waits for one person, contributed by a module (<c>services.AddScoped&lt;IWorkList, X&gt;()</c>). Asked for whoever has <see cref="Permission"/>.</summary>
internal interface IWorkList
{
    /// <summary>Lines a list shows; the rest is behind <see cref="WorkList.Href"/>.</summary>
    const int Shown = 5;

    /// <summary>Smaller stands further up.</summary>
    int Order { get; }

    Permission Permission { get; }

    /// <summary><c>null</c> when nothing waits.</summary>
    Task<WorkList?> OfAsync(Person person, CancellationToken cancel);
}

/// <param name="Icon">Name of a Material symbol.</param>
/// <param name="Total">How many there are; the lines may be fewer.</param>
/// <param name="Href">Where all of them stand; <c>null</c> = nowhere.</param>
internal sealed record WorkList(string Title, string Icon, IReadOnlyList<WorkLine> Lines, int Total, string? Href = null, bool LeavesAdmin = false);

/// <param name="Detail">Why it waits, or until when.</param>
internal sealed record WorkLine(string Text, string Href, string? Detail = null, Tone Tone = Tone.Neutral);
