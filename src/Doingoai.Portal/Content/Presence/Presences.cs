using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Presence;

/// <summary>
/// Who has an item open and who writes in which of its languages. Rows with an expiry in the database, so that it holds across
/// nodes; all of it is a courtesy: a write that fails is made good by the next.
/// </summary>
internal sealed class Presences(IDbContextFactory<PortalDb> dbs, TimeProvider time)
{
    /// <summary>How often a window looks.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(4);

    /// <summary>A window that has not been heard of for so long is gone.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(20);

    /// <summary>Who has not typed for so long writes no more.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    /// <summary>Says that the window is there, and answers who else is.</summary>
    public async Task<DeskView> LookAsync(Guid window, string item, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await SeenAsync(db, window, item, by, cancel);
        var now = time.GetUtcNow();
        var (since, typedSince) = (now - Window, now - Silence);
        var others = await db.OpenDesks.AsNoTracking().Where(row => row.ItemId == item && row.PersonId != by.Id && row.SeenAt > since)
            .Select(row => new { row.PersonId, row.PersonName }).Distinct().OrderBy(row => row.PersonName).ThenBy(row => row.PersonId).ToListAsync(cancel);
        var holds = await db.LanguageHolds.AsNoTracking().Where(row => row.ItemId == item && row.TypedAt > typedSince).OrderBy(row => row.Language).ToListAsync(cancel);
        return new(
            [.. others.Select(row => new Person(row.PersonId, row.PersonName))],
            holds.Where(row => row.PersonId != by.Id).ToDictionary(row => row.Language, row => new Person(row.PersonId, row.PersonName)),
            [.. holds.Where(row => row.PersonId == by.Id).Select(row => row.Language)]);
    }

    /// <summary>The person typed in these languages.</summary>
    public Task TypedAsync(string item, IEnumerable<string> languages, Person by, CancellationToken cancel) => HoldAsync(item, languages, hold => hold.Typed(by, time.GetUtcNow()), by, cancel);

    /// <summary>The person pushes another out. What the other typed stays in their own draft.</summary>
    public Task TakeAsync(string item, string language, Person by, CancellationToken cancel) => HoldAsync(item, [language], hold => hold.Take(by, time.GetUtcNow()), by, cancel);

    /// <summary>What the person wrote is saved or given up.</summary>
    public async Task ReleaseAsync(string item, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.LanguageHolds.Where(row => row.ItemId == item && row.PersonId == by.Id).ExecuteDeleteAsync(cancel);
    }

    /// <summary>The window is closed; with the person's last one, what they held is free.</summary>
    public async Task LeaveAsync(Guid window, string item, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.OpenDesks.Where(row => row.Id == window).ExecuteDeleteAsync(cancel);
        var since = time.GetUtcNow() - Window;
        if (!await db.OpenDesks.AnyAsync(row => row.ItemId == item && row.PersonId == by.Id && row.SeenAt > since, cancel)) await ReleaseAsync(item, by, cancel);
    }

    /// <summary>Rows that mean nothing any more.</summary>
    public async Task TidyAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var (seen, typed) = (time.GetUtcNow() - Window, time.GetUtcNow() - Silence);
        await db.OpenDesks.Where(row => row.SeenAt < seen).ExecuteDeleteAsync(cancel);
        await db.LanguageHolds.Where(row => row.TypedAt < typed).ExecuteDeleteAsync(cancel);
    }

    private async Task SeenAsync(PortalDb db, Guid window, string item, Person by, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await db.OpenDesks.Where(row => row.Id == window).ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAt, now).SetProperty(row => row.ItemId, item), cancel) > 0) return;
        db.OpenDesks.Add(OpenDesk.Of(window, item, by, now));
        await db.SaveChangesAsync(cancel);
    }

    private async Task HoldAsync(string item, IEnumerable<string> languages, Action<LanguageHold> change, Person by, CancellationToken cancel)
    {
        foreach (var language in languages.Where(Languages.Knows).Distinct())
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            if (await db.LanguageHolds.FindAsync([item, language], cancel) is { } hold) change(hold);
            else db.LanguageHolds.Add(LanguageHold.Of(item, language, by, time.GetUtcNow()));
            try
            {
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException)
            {
                // another took it at this moment: one of both holds it, and typing on says who
            }
        }
    }
}
