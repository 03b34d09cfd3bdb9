using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Admin.Navigation;
using Doingoai.Portal.Content.Api;
using Doingoai.Portal.Content.Buffers;
using Doingoai.Portal.Content.Importing;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Lists;
using Doingoai.Portal.Content.Pages;
using Doingoai.Portal.Content.Presence;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Content.Recipes;
using Doingoai.Portal.Content.Search;
using Doingoai.Portal.Content.Sections;
using Doingoai.Portal.Content.Terms;
using Doingoai.Portal.Content.Translation;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Content.Work;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Recipes;

namespace Doingoai.Portal.Content;

/// <summary>The door of content: items, their versions, who published what, and what is live.</summary>
internal static class ContentModule
{
    public static void AddContent(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddModelPart<ContentModel>();
        services.AddTexts<Texts>();
        services.AddSingleton<IContentTypes>(ContentTypes.Load(ContentTypes.Folder));
        services.AddTerms();
        services.AddReading();
        services.AddWriting();
        services.AddTranslation();
        services.AddSearch();
        services.AddImporting();
        services.AddScoped<ContentRights>().AddScoped<CreateItem>().AddScoped<SaveItem>();
        services.AddScoped<PublishVersion>().AddScoped<PublishItem>().AddScoped<RecallItem>();
        services.AddScoped<KeptText>().AddScoped<ItemDesk>().AddScoped<RestoreVersion>().AddScoped<IDashboardTile, WaitingTile>();
        services.AddBuffers();
        services.AddWork();
        services.AddLists();
        services.AddNavEntry<Texts>(new(NavSection.Content, 0, "Items", "/admin/items", "article", Permission.UseAdmin));
        services.AddNavEntry<Texts>(new(NavSection.Content, 20, "Sections", "/admin/sections", "account_tree", Permission.WriteContent));
        services.AddSingleton<RecipeFields>().AddSingleton<IRecipeStep, SectionsStep>().AddSingleton<IRecipeStep, ContentStep>();
    }

    public static void MapContent(this WebApplication app)
    {
        app.MapContentApi();
        app.MapTerms();
        app.MapBufferApi();
    }

    private static void AddBuffers(this IServiceCollection services)
    {
        services.AddModelPart<BufferModel>();
        services.AddModelPart<PresenceModel>();
        services.AddSingleton<Presences>().AddScoped<TakeOverLanguage>();
        services.AddScoped<KeepDraft>().AddSingleton<ForgetDraft>().AddSingleton<DraftBuffers>().AddSingleton<TidyBuffers>();
        services.AddLoop<TidyBuffersLoop>();
    }

    private static void AddReading(this IServiceCollection services)
    {
        services.AddSingleton<KnownGeneration>().AddSingleton<ILive, Live>().AddSingleton<IDrafts, Drafts>().AddSingleton<IRecalls, Recalls>().AddSingleton<ISections, SectionList>();
        services.AddSingleton<ItemReader>().AddSingleton<ItemListing>();
        services.AddSingleton<PublishedMedia>();
        services.AddSingleton<IMediaAudience>(provider => provider.GetRequiredService<PublishedMedia>());
        services.AddSingleton<IOn<PublicationChanged>>(provider => provider.GetRequiredService<PublishedMedia>());
        services.AddSingleton<VersionReadiness>().AddSingleton<IMediaChangePart, MediaChangeRaisesGeneration>().AddSingleton<IMediaUsage, ItemsWithMedia>();
    }

    private static void AddWriting(this IServiceCollection services)
    {
        services.AddSingleton<NamedThings>().AddSingleton<ItemWriter>().AddSingleton<Publisher>().AddSingleton<Recaller>().AddSingleton<SaveSection>();
        services.AddSingleton<PassTransitions>();
        services.AddLoop<TransitionLoop>();
    }
}
