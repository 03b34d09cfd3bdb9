using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Terms;

/// <summary>Describes terms, new or known, all or none. Asks no permission: the pages do that for persons, recipes need none.</summary>
internal sealed class SaveTerm(IDbContextFactory<PortalDb> dbs, TimeProvider time, IActor actor)
{
    /// <returns>How many changed.</returns>
    public async Task<int> RunAsync(IReadOnlyList<TermInfo> wanted, Person by, CancellationToken cancel)
    {
        using var acting = actor.Be(by);
        using var doing = actor.Do("term.save");
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var all = await db.Terms.Include(term => term.Entries).ToListAsync(cancel);
        var changed = 0;
        foreach (var info in wanted.Select(TermCleaning.Clean))
        {
            if (TermCleaning.Problem(info) is { } problem) throw problem;
            if (Describe(db, all, info)) changed++;
        }

        if (Contradiction(all.Select(term => term.Info)) is { } contradiction) throw contradiction;
        await SaveAsync(db, cancel);
        return changed;
    }

    /// <summary>A form that one term forbids and another prefers or accepts.</summary>
    internal static RuleException? Contradiction(IEnumerable<TermInfo> terms)
    {
        var inForce = terms.Where(term => !term.Ended).ToList();
        foreach (var language in Languages.All)
        {
            var allowed = inForce.SelectMany(term => term.In(language).Allowed.Select(form => (form, term))).ToLookup(one => one.form, one => one.term, StringComparer.OrdinalIgnoreCase);
            foreach (var term in inForce)
                if (term.In(language).Forbidden.FirstOrDefault(allowed.Contains) is { } form) return new("term.contradiction", form, term.Name, allowed[form].First().Name);
        }

        return null;
    }

    private bool Describe(PortalDb db, List<Term> all, TermInfo info)
    {
        var key = info.Key.Length > 0 ? info.Key : FreeKey(all, info);
        var term = all.Find(one => one.Key == key);
        if (term is null)
        {
            if (info.Revision > 0) throw new RuleException("term.changed-by-someone-else", info.Name);
            all.Add(term = db.Terms.Add(Term.Of(key, time.GetUtcNow())).Entity);
        }

        return term.Describe(info, time.GetUtcNow());
    }

    private static string FreeKey(List<Term> all, TermInfo info)
    {
        var key = Slug.Of(info.Name) is { Length: > 0 } made ? made : "term";
        var free = key;
        for (var number = 2; all.Exists(term => term.Key == free); number++) free = Slug.Numbered(key, number);
        return free;
    }

    private static async Task SaveAsync(PortalDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            throw new RuleException("term.changed-by-someone-else", ""); // another save of the same term or key came between
        }
    }
}
