using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Startup;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Content.Search;

internal static class SearchSetup
{
    public static void AddSearch(this IServiceCollection services)
    {
        services.AddModelPart<SearchModel>();
        services.AddSingleton<ITermStore>(provider => provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider switch
        {
            DatabaseProvider.PostgreSql => new PostgreSqlTermStore(),
            _ => new SqliteTermStore(),
        });
        services.AddSingleton<AttachedTexts>().AddSingleton<IndexChange>().AddSingleton<IndexLive>().AddSingleton<RebuildIndex>();
        services.AddLoop<IndexLoop>();
        services.AddSingleton<IOn<PublicationChanged>, WakeIndexing>();
        services.AddSingleton<ICommandVerb, RebuildVerb>();
        services.AddSingleton<Catalogue>().AddSingleton<SynonymLookUp>().AddSingleton<KeptTiers>().AddSingleton<ISearch, SearchLive>();
    }
}
