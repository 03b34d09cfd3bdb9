using System.Text.Json;
using System.Text.Json.Serialization;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Organisation;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Recipes;

/// <summary>
/// <c>{"step":"content","items":[{"key","type","unit","riskClass","legacyNumber","shared":{…},"variants":{"vi":{"slug","fields":{…}}},"publish":["portal","screens"]}]}</c>.
/// What is as described is left alone, and so is what a person has changed or recalled since.
/// </summary>
internal sealed class ContentStep(
    ItemWriter writer, Publisher publisher, RecipeFields fields, IContentTypes types, IEnumerable<ISlideProjection> projections, IDbContextFactory<PortalDb> dbs,
    TimeProvider time) : ILaterRecipeStep
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public string Key => "content";

    public async Task RunAsync(JsonElement step, string folder, CancellationToken cancel)
    {
        var items = Read(step);
        foreach (var described in items) await SaveAsync(described, cancel);
        foreach (var described in items.Where(one => Goes(one, Channel.Portal))) await PublishAsync(described, Channel.Portal, cancel);
    }

    /// <summary>Slides are most of the work of a first start: drawn beside each other, with a core left for those who already read.</summary>
    public async Task RunLaterAsync(JsonElement step, string folder, CancellationToken cancel)
    {
        using var one = new SemaphoreSlim(1);
        var workers = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount - 1), CancellationToken = cancel };
        await Parallel.ForEachAsync(Read(step).Where(item => Goes(item, Channel.Screens)), workers, async (described, stop) =>
        {
            await DrawAsync(described, stop);
            await one.WaitAsync(stop);
            try
            {
                await PublishAsync(described, Channel.Screens, stop);
            }
            finally
            {
                one.Release();
            }
        });
    }

    private async Task DrawAsync(DescribedItem described, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        foreach (var version in await DueAsync(db, described, Channel.Screens, cancel))
            foreach (var projection in projections) await projection.ProjectAsync(version, cancel);
    }

    private static DescribedItem[] Read(JsonElement step) => step.GetProperty("items").Deserialize<DescribedItem[]>(Json) ?? [];

    private static bool Goes(DescribedItem described, Channel channel) => described.Publish?.Contains(channel) == true;

    private async Task SaveAsync(DescribedItem described, CancellationToken cancel)
    {
        var id = RecipeItemId.Of(described.Key);
        var type = types.Find(described.Type) ?? throw new RuleException("item.unknown-type", described.Type);
        var draft = await DraftAsync(described, type, cancel);

        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Items.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } item)
        {
            await writer.CreateAsync(described.Type, await UnitAsync(db, described, cancel), draft, RecipePeople.Author, cancel, id);
            return;
        }

        var latest = await LatestAsync(db, id, cancel);
        if (latest.TrueForAll(version => version.AuthorId == RecipePeople.Author.Id && version.Stage != Stage.Archived))
            await writer.SaveAsync(id, draft with { Revision = item.Revision }, RecipePeople.Author, cancel);
    }

    private async Task PublishAsync(DescribedItem described, Channel channel, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var due = await DueAsync(db, described, channel, cancel);
        if (due.Count > 0) await publisher.RunAsync(new(due, channel), RecipePeople.Publisher, cancel);
    }

    private async Task<List<string>> DueAsync(PortalDb db, DescribedItem described, Channel channel, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var id = RecipeItemId.Of(described.Key);
        var latest = await LatestAsync(db, id, cancel);
        var seen = await db.Publications.Where(row => row.ItemId == id && row.Channel == channel).Where(Publication.OpenAt(now)).Select(row => row.VersionId).ToListAsync(cancel);
        return [.. latest.Where(version => version.AuthorId == RecipePeople.Author.Id && version.Stage != Stage.Archived && !seen.Contains(version.Id)).Select(version => version.Id)];
    }

    private async Task<ItemDraft> DraftAsync(DescribedItem described, ContentType type, CancellationToken cancel)
    {
        var variants = new Dictionary<string, VariantDraft>();
        foreach (var (language, variant) in described.Variants) variants[language] = new(await fields.ReadAsync(type, variant.Fields, cancel), variant.Slug);
        return new(0, await fields.ReadAsync(type, described.Shared, cancel), variants, described.RiskClass, Origin: described.LegacyNumber is { } number ? new(number) : null);
    }

    private static async Task<Guid> UnitAsync(PortalDb db, DescribedItem described, CancellationToken cancel) => described.Unit is null
        ? Guid.Empty
        : (await db.OrganisationUnits.FirstOrDefaultAsync(unit => unit.Key == described.Unit, cancel))?.Id ?? throw new RuleException("item.unknown-unit", described.Unit);

    private static Task<List<ItemVersion>> LatestAsync(PortalDb db, string item, CancellationToken cancel) =>
        (from variant in db.Variants
         join version in db.Versions on variant.LatestVersionId equals version.Id
         where variant.ItemId == item
         select version).AsNoTracking().ToListAsync(cancel);
}
