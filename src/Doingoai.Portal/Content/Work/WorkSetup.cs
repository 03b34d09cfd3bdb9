using Doingoai.Portal.Admin.Auditing;
using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Admin.Search;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Terms;

namespace Doingoai.Portal.Content.Work;

internal static class WorkSetup
{
    /// <summary>What content contributes to the first page, to the search of the desk and to the trail.</summary>
    public static void AddWork(this IServiceCollection services)
    {
        services.AddScoped<IWorkList, MyDrafts>().AddScoped<IWorkList, WaitingForMe>().AddScoped<IWorkList, MyTranslations>().AddScoped<IWorkList, MyStaleTranslations>().AddScoped<IWorkList, StoppedItems>();
        services.AddScoped<ItemTitles>().AddScoped<IAuditTitles>(provider => provider.GetRequiredService<ItemTitles>());
        services.AddScoped<IDeskSearch, ItemDeskSearch>().AddScoped<IDeskSearch, TermDeskSearch>();
    }
}
