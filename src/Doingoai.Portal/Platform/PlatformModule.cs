using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Platform.Memory;
using Doingoai.Portal.Platform.Observability;
using Doingoai.Portal.Platform.Organisation;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Recipes;
using Doingoai.Portal.Platform.Startup;
using Doingoai.Portal.Platform.Time;
using Doingoai.Portal.Platform.Web;

namespace Doingoai.Portal.Platform;

/// <summary>The door of what every module stands on. Platform knows no module.</summary>
internal static class PlatformModule
{
    public static void AddPlatform(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<TimeProvider>(new MillisecondTimeProvider(TimeProvider.System));
        services.AddSingleton<EventBus>();
        services.AddAuditing();
        builder.AddStart();
        builder.AddPersistence();
        builder.AddPortalIdentity();
        builder.AddWeb();
        builder.AddTelemetry();
        services.AddLoops();
        services.AddSingleton<MemoryWatch>().AddSingleton<IProcessUse, ProcessUse>().AddLoop<MemoryLoop>();
        services.AddRecipes();
        services.AddModelPart<OrganisationModel>();
        services.AddSingleton<IRecipeStep, OrganisationUnitsStep>();
        services.AddTexts<Texts>();
    }

    /// <summary>What comes before any answer: who really asks, and the headers all answers carry.</summary>
    public static void UseEdge(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
    }

    public static void UsePlatform(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<ActingPerson>();
        app.UseMiddleware<CsrfGuard>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<FormGuard>();
    }

    public static void MapPlatform(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapSession();
        app.MapPeople();
    }
}
