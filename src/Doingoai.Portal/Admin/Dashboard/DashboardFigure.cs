using Doingoai.Portal.Admin.Controls;

namespace Doingoai.Portal.Admin.Dashboard;

/// <param name="Value">The figure, formatted.</param>
/// <param name="Detail">One short line below, if it helps.</param>
/// <param name="Icon">Name of a Material symbol.</param>
internal sealed record DashboardFigure(string Title, string Value, string Href, string Icon, string? Detail = null, Tone Tone = Tone.Neutral, bool LeavesAdmin = false);
