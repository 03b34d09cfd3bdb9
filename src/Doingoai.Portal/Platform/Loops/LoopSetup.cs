using Doingoai.Portal.Platform.Persistence;

namespace Doingoai.Portal.Platform.Loops;

internal static class LoopSetup
{
    public static void AddLoops(this IServiceCollection services)
    {
        services.AddModelPart<LeaseModel>();
        services.AddSingleton<Leases>().AddSingleton<LoopHealth>().AddSingleton<LoopServices>();
    }

    /// <summary>Registers a loop so that others can wake the very instance that runs.</summary>
    public static void AddLoop<TLoop>(this IServiceCollection services) where TLoop : LeasedLoop
    {
        services.AddSingleton<TLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<TLoop>());
    }
}
