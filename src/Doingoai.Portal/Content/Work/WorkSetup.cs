using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Admin.Search;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Terms;

namespace Doingoai.Portal.Content.Work;

internal static class WorkSetup
{
    /// <summary>What content contributes to the first page and to the search of the desk.</summary>
    public static void AddWork(this IServiceCollection services)
    {
        services.AddScoped<IWorkList, MyDrafts>().AddScoped<IWorkList, WaitingForMe>().AddScoped<IWorkList, MyTranslations>().AddScoped<IWorkList, MyStaleTranslations>().AddScoped<IWorkList, StoppedItems>();
        services.AddScoped<IDeskSearch, ItemDeskSearch>().AddScoped<IDeskSearch, TermDeskSearch>();
    }
}
