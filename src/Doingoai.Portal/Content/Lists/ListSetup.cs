using Doingoai.Portal.Platform.Persistence;

namespace Doingoai.Portal.Content.Lists;

internal static class ListSetup
{
    /// <summary>How people arrange the list of items, and what they do with many at once.</summary>
    public static void AddLists(this IServiceCollection services)
    {
        services.AddModelPart<ListModel>();
        services.AddSingleton<PersonLists>().AddSingleton<SaveList>().AddSingleton<ForgetList>().AddSingleton<ChooseColumns>();
        services.AddScoped<ListPlace>().AddScoped<BulkItems>();
    }
}
