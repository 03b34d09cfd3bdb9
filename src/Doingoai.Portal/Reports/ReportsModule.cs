using Doingoai.Portal.Admin.Navigation;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Reports.Exports;
using Doingoai.Portal.Reports.Plays;

namespace Doingoai.Portal.Reports;

/// <summary>The door of what leaders and auditors read.</summary>
internal static class ReportsModule
{
    public static void AddReports(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddTexts<Texts>();
        services.AddSingleton<ReportPlaces>().AddSingleton<PlaySums>().AddSingleton<PlayReport>().AddTransient<PlayWords>().AddSingleton<PlayExport>();
        services.AddNavEntry<Texts>(new(NavSection.Screens, 20, "Nav_Plays", "/admin/reports/plays", "fact_check", Permission.ReadReports));
    }

    public static void MapReports(this WebApplication app) => app.MapPlays();
}
