namespace Doingoai.Portal.Admin.Navigation;

internal static class NavSetup
{
    /// <summary>Adds a line to the menu; <typeparamref name="TTexts"/> names the module's resources.</summary>
    public static void AddNavEntry<TTexts>(this IServiceCollection services, NavEntry entry) =>
        services.AddSingleton(entry with { Texts = typeof(TTexts) });
}
