using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Content.Translation.Assigning;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Lists;

/// <summary>Does one thing with many items, each for itself by the verb that does it with one: what a rule refuses stops no other.</summary>
internal sealed class BulkItems(ItemReader reader, IContentTypes types, VersionReadiness readiness, PublishItem publish, RecallItem recall, AssignTranslations assign)
{
    public const int Most = 100;

    /// <summary>Publishes on the portal whatever is ready and newer than what is live.</summary>
    public Task<BulkOutcome> PublishAsync(IEnumerable<string> items, Person by, CancellationToken cancel) => EachAsync(items, item => PublishAsync(item, by, cancel), cancel);

    public Task<BulkOutcome> RecallAsync(IEnumerable<string> items, Person by, CancellationToken cancel) => EachAsync(items, async item =>
    {
        if (item.Languages.Values.All(language => language.Open.Count == 0)) throw new RuleException("item.nothing-live");
        await recall.RunAsync(item.Item.Id, null, by, cancel);
    }, cancel);

    public Task<BulkOutcome> AssignAsync(IEnumerable<string> items, string language, Guid person, DateOnly? due, Person by, CancellationToken cancel) =>
        EachAsync(items, item => assign.RunAsync(new([new(item.Item.Id, language)], person, due), by, cancel), cancel);

    /// <summary>All in one change of the collection.</summary>
    public async Task<BulkOutcome> AddAsync(IItemCollections collections, string collection, IEnumerable<string> items, Person by, CancellationToken cancel)
    {
        List<ItemState> known = [];
        foreach (var id in items.Distinct().Take(Most))
            if (await reader.FindAsync(id, cancel) is { } item) known.Add(item);
        try
        {
            var refused = await collections.AddAsync(collection, [.. known.Select(item => item.Item.Id)], by, cancel);
            return Outcome(known, item => refused.GetValueOrDefault(item.Item.Id));
        }
        catch (Exception error) when (Refusal.Of(error) is { } rule)
        {
            return Outcome(known, _ => rule);
        }
    }

    private static BulkOutcome Outcome(List<ItemState> items, Func<ItemState, RuleException?> refusal) => new(
        [.. items.Where(item => refusal(item) is null).Select(item => item.Title)],
        [.. items.Where(item => refusal(item) is not null).Select(item => new BulkRefusal(item.Item.Id, item.Title, refusal(item)!))]);

    private async Task PublishAsync(ItemState item, Person by, CancellationToken cancel)
    {
        var due = item.Languages.Values.Where(language => language.Latest.Stage != Stage.Archived && language.On(Channel.Portal)?.VersionId != language.Latest.Id).ToList();
        if (due.Count == 0) throw new RuleException("item.nothing-due");
        var type = types.Find(item.Item.Type) ?? throw new RuleException("item.unknown-type", item.Item.Type);
        var ready = new List<string>();
        RuleException? why = null;
        foreach (var language in due)
        {
            if (await readiness.RefusalAsync(type, language.Latest, Channel.Portal, cancel) is { } refusal) why ??= refusal;
            else ready.Add(language.Latest.Language);
        }

        if (ready.Count == 0) throw why!;
        await publish.RunAsync(item.Item.Id, ready, new([], Channel.Portal), by, cancel);
    }

    private async Task<BulkOutcome> EachAsync(IEnumerable<string> items, Func<ItemState, Task> act, CancellationToken cancel)
    {
        var (done, refused) = (new List<string>(), new List<BulkRefusal>());
        foreach (var id in items.Distinct().Take(Most))
        {
            if (await reader.FindAsync(id, cancel) is not { } item) continue;
            try
            {
                await act(item);
                done.Add(item.Title);
            }
            catch (Exception error) when (Refusal.Of(error) is { } rule)
            {
                refused.Add(new(id, item.Title, rule));
            }
        }

        return new(done, refused);
    }
}
