using Doingoai.Portal.Admin.Auditing;
using Doingoai.Portal.Admin.Circuits;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Admin.Navigation;
using Doingoai.Portal.Admin.Pages;
using Doingoai.Portal.Admin.Search;
using Doingoai.Portal.Admin.Shell;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Radzen;

namespace Doingoai.Portal.Admin;

/// <summary>The one door of this module: the shell in which all pages of the admin stand.</summary>
internal static class AdminModule
{
    // A pasted article is far above SignalR's 32 KB; the editor's own limit is 1 MB.
    private const int LargestMessage = 2 * 1024 * 1024;

    public static void AddAdmin(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestMessage);
        services.AddRadzenComponents();
        services.AddTexts<Texts>();
        services.AddScoped<AuthenticationStateProvider, CircuitSignIn>();
        services.AddScoped<CircuitHandler, CircuitActor>().AddScoped<CircuitLink>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<CircuitLink>());
        services.AddScoped<Attempt>().AddScoped<Ask>().AddScoped<Menu>().AddScoped<AuditWords>().AddScoped<AuditSubjects>();
        services.AddScoped<DeskSearch>().AddScoped<IDeskSearch, MenuSearch>();
        services.AddScoped<IDashboardTile, PeopleTile>().AddScoped<IDashboardTile, LoopTile>();
        services.AddNavEntry<Texts>(new(NavSection.Home, 0, "Dashboard", "/admin", "space_dashboard", Permission.UseAdmin));
        services.AddNavEntry<Texts>(new(NavSection.Administration, 0, "People", "/admin/people", "group", Permission.ManagePeople));
        services.AddNavEntry<Texts>(new(NavSection.Administration, 10, "Audit", "/admin/audit", "history", Permission.ReadAudit));
        services.AddNavEntry<Texts>(new(NavSection.Administration, 20, "System", "/admin/system", "monitor_heart", Permission.ManagePeople));
    }

    public static void MapAdmin(this WebApplication app)
    {
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null) // the whole policy is in SecurityHeaders
            .Finally(OnlyForAdmin);
        app.MapLanguage();
        app.MapSignOut();
        app.MapDeskSearch();
    }

    // Pages say themselves who may see them; the circuit's own addresses belong to whoever may use the admin.
    private static void OnlyForAdmin(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.Any(one => one is IAllowAnonymous or IAuthorizeData)) endpoint.Metadata.Add(new AuthorizeAttribute(Policies.UseAdmin));
    }
}
