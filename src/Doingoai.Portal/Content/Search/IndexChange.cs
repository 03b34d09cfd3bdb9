using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Search;

/// <summary>One transaction of the index: documents and terms change together, or neither.</summary>
internal sealed class IndexChange(IDbContextFactory<PortalDb> dbs, ITermStore terms, AttachedTexts texts)
{
    /// <param name="live">In one language.</param>
    /// <param name="gone">Items that are not live in that language any more.</param>
    public async Task RunAsync(string language, IReadOnlyList<LiveVersion> live, IReadOnlyCollection<string> gone, CancellationToken cancel)
    {
        var prepared = new Dictionary<string, (LiveVersion version, IReadOnlyCollection<string> terms)>();
        foreach (var version in live) prepared[version.Item] = (version, DocumentTerms.Of(await texts.OfAsync(version, cancel)));
        string[] items = [.. prepared.Keys, .. gone];

        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var revision = await db.RaiseSearchRevisionAsync(cancel);
        var known = await db.SearchDocuments.Where(row => row.Language == language && items.Contains(row.ItemId)).ToDictionaryAsync(row => row.ItemId, cancel);
        foreach (var item in items)
        {
            if (!known.TryGetValue(item, out var document) && prepared.ContainsKey(item)) db.Add(known[item] = document = SearchDocument.Of(item, language));
            if (prepared.TryGetValue(item, out var found)) document!.Become(found.version, revision);
            else document?.End(revision);
        }

        await db.SaveChangesAsync(cancel); // gives new documents their numbers
        foreach (var (item, document) in known)
        {
            if (document.IsLive) await terms.WriteAsync(db, document.Id, prepared[item].terms, cancel);
            else await terms.RemoveAsync(db, document.Id, cancel);
        }

        await transaction.CommitAsync(cancel);
    }
}
