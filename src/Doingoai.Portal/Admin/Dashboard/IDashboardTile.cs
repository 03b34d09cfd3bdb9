using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Admin.Dashboard;

/// <summary>A figure on the first page, contributed by a module (<c>services.AddScoped&lt;IDashboardTile, X&gt;()</c>). Shown to whoever has <see cref="Permission"/>.</summary>
internal interface IDashboardTile
{
    /// <summary>Smaller stands further left.</summary>
    int Order { get; }

    Permission Permission { get; }

    /// <summary>Counts now; texts in the language of the circuit.</summary>
    Task<DashboardFigure> CountAsync(CancellationToken cancel);
}
