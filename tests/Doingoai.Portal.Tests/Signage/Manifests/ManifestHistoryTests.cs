using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Signage.Manifests;

/// <summary>The history of a fleet, on each database.</summary>
[StartsPortal]
public sealed class ManifestHistoryTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private const int Screens = 1_100;

    public static TheoryData<string> Both => DatabaseFixture.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task An_act_is_told_with_every_screen_it_reached_however_many(string provider)
    {
        var portal = await databases.OnAsync(provider);
        await using var db = await portal.Dbs.CreateDbContextAsync();
        // On no output: nothing is compiled for them.
        var screens = Enumerable.Range(0, Screens).Select(n => new Screen(Guid.CreateVersion7(), Guid.CreateVersion7(), $"{provider}-{n}")).ToList();
        db.AddRange(screens);
        await db.SaveChangesAsync();
        var first = A.Now;
        foreach (var act in Enumerable.Range(0, 3)) await IssueAsync(db, screens, first.AddMinutes(act), _ => first.AddMinutes(act).ToUnixTimeMilliseconds());
        var history = portal.Services.GetRequiredService<IManifestHistory>();

        var newest = await history.ChangesAsync(first, 2, default);

        Assert.Equal([(first.AddMinutes(2), Screens), (first.AddMinutes(1), Screens)], newest.Select(change => (change.At, change.Heads.Count)));
        Assert.Equal(3, (await history.ChangesAsync(first, 12, default)).Count);
        Assert.Equal([first.AddMinutes(2)], (await history.ChangesAsync(first.AddMinutes(2), 12, default)).Select(change => change.At));
        Assert.Empty(await history.ChangesAsync(first.AddMinutes(3), 12, default));

        // The clock is set back by a minute and a half: the next numbers follow the last ones, which one screen had not got.
        var last = first.AddMinutes(2).ToUnixTimeMilliseconds();
        await IssueAsync(db, screens[..1], first.AddMinutes(0.5), _ => last + 1);
        await IssueAsync(db, screens, first.AddMinutes(0.6), screen => screen == screens[0] ? last + 2 : last + 1);

        foreach (var most in Enumerable.Range(1, 5))
            foreach (var change in await history.ChangesAsync(first, most, default))
                Assert.Equal(change.At == first.AddMinutes(0.5) ? 1 : Screens, change.Heads.Count);
    }

    private static Task IssueAsync(PortalDb db, IEnumerable<Screen> screens, DateTimeOffset at, Func<Screen, long> version) =>
        db.BulkInsertAsync(screens.Select(screen => new IssuedManifest(screen.Id, Guid.Empty, version(screen), "unread", at)), default);
}
