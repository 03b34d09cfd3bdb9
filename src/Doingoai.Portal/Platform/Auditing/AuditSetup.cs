using Doingoai.Portal.Platform.Persistence;

namespace Doingoai.Portal.Platform.Auditing;

internal static class AuditSetup
{
    public static void AddAuditing(this IServiceCollection services)
    {
        services.AddSingleton<Actor>().AddSingleton<IActor>(provider => provider.GetRequiredService<Actor>());
        services.AddSingleton<AuditInterceptor>().AddSingleton<AuditActs>().AddSingleton<AuditTrail>();
        services.AddModelPart<AuditModel>();
    }
}
