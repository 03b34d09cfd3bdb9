using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Doingoai.Portal.Content.Api;

/// <summary>Items over JSON. Each change is the verb class the admin uses too.</summary>
internal static class ContentApi
{
    public static void MapContentApi(this WebApplication app)
    {
        var items = app.MapGroup("/api/v1/items").WithTags("Content");
        items.MapGet("", ItemListApi.ListAsync).RequireAuthorization(Policies.UseAdmin);
        items.MapPost("", CreateAsync).RequireAuthorization(Policies.WriteContent);
        items.MapGet("/{item}", FindAsync).RequireAuthorization(Policies.UseAdmin);
        items.MapPut("/{item}", SaveAsync).RequireAuthorization(Policies.WriteContent);
        items.MapPost("/{item}/publish", PublishItemAsync).RequireAuthorization(Policies.UseAdmin); // portal or screens: the verb asks which
        items.MapPost("/{item}/recall", RecallAsync).RequireAuthorization(Policies.RecallContent);

        app.MapGet("/api/v1/translations", TranslationBoardApi.ListAsync).WithTags("Content").RequireAuthorization(Policies.UseAdmin);

        var versions = app.MapGroup("/api/v1/versions").WithTags("Content");
        versions.MapPost("/{version}/publish", PublishVersionAsync).RequireAuthorization(Policies.UseAdmin);
        versions.MapGet("/{version}/slides", SlideApi.ListAsync).RequireAuthorization(Policies.UseAdmin);
        versions.MapGet("/{version}/slides/{screenClass}", SlideApi.ShowAsync).RequireAuthorization(Policies.UseAdmin);
    }

    private static async Task<Created<SavedItem>> CreateAsync(
        CreateItemRequest request, CreateItem create, IContentTypes types, ICurrentPerson current, CancellationToken cancel)
    {
        var type = types.Find(request.Type) ?? throw new RuleException("item.unknown-type", request.Type);
        var saved = await create.RunAsync(request.Type, request.ToDraft(type), await current.DemandAsync(), cancel);
        return TypedResults.Created($"/api/v1/items/{saved.Item}", saved);
    }

    private static async Task<Results<Ok<SavedItem>, NotFound>> SaveAsync(
        string item, SaveItemRequest request, SaveItem save, ItemReader reader, IContentTypes types, ICurrentPerson current, CancellationToken cancel)
    {
        if (await reader.FindAsync(item, cancel) is not { } state || types.Find(state.Item.Type) is not { } type) return TypedResults.NotFound();
        return await save.RunAsync(item, request.ToDraft(type), await current.DemandAsync(), cancel) is { } saved ? TypedResults.Ok(saved) : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<ItemAnswer>, NotFound>> FindAsync(string item, ItemReader reader, IContentTypes types, CancellationToken cancel) =>
        await reader.FindAsync(item, cancel) is { } state && types.Find(state.Item.Type) is { } type ? TypedResults.Ok(Answer(state, type)) : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> PublishVersionAsync(
        string version, PublishVersionRequest request, PublishVersion publish, ICurrentPerson current, CancellationToken cancel) =>
        await publish.RunAsync([new([version], request.Channel, request.From, request.Until, request.Slides)], await current.DemandAsync(), cancel)
            ? TypedResults.NoContent()
            : TypedResults.NotFound();

    private static async Task<Results<Ok<PublishedAnswer>, NotFound>> PublishItemAsync(
        string item, PublishItemRequest request, PublishItem publish, ICurrentPerson current, CancellationToken cancel) =>
        await publish.RunAsync(item, request.Languages, new([], request.Channel, request.From, request.Until, request.Slides), await current.DemandAsync(), cancel) is { } languages
            ? TypedResults.Ok(new PublishedAnswer(languages))
            : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> RecallAsync(
        string item, RecallItemRequest request, RecallItem recall, ICurrentPerson current, CancellationToken cancel) =>
        await recall.RunAsync(item, request.Language, await current.DemandAsync(), cancel) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static ItemAnswer Answer(ItemState state, Types.ContentType type) => new(
        state.Item.Id, state.Item.Type, state.Item.Revision, state.Item.OwnerUnitId, state.Item.RiskClass, Short(FieldSet.Read(state.Item.Shared)),
        state.Languages.ToDictionary(language => language.Key, language => Answer(language.Value.Latest, type)));

    private static VariantAnswer Answer(ItemVersion version, Types.ContentType type) => new(
        version.Id, version.Number, version.Stage.ToString(), version.Slug, version.Sha256, version.AuthorName, version.SavedAt,
        Short(FieldSet.Read(version.Fields).Where(field => type.Field(field.Key) is not { Shared: true })));

    private static Dictionary<string, object> Short(IEnumerable<KeyValuePair<string, FieldValue>> fields) =>
        fields.ToDictionary(field => field.Key, field => FieldJson.Write(field.Value));
}
