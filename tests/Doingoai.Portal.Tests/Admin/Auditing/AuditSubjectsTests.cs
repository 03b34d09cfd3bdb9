using System.Globalization;
using Doingoai.Portal.Admin.Auditing;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Portal.Tests.Signage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Admin.Auditing;

/// <summary>Whoever reads the trail reads titles; ids alone answer nobody's question.</summary>
[StartsPortal]
public sealed class AuditSubjectsTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task Items_their_publications_playlists_and_screens_are_named(string provider)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var portal = await databases.OnAsync(provider);
        var screen = await APlace.ScreenAsync(portal);
        var (item, playlist) = await APlace.PlayingAsync(portal, screen);
        await using var db = await portal.Dbs.CreateDbContextAsync();
        var entries = (await db.AuditEntries.AsNoTracking().ToListAsync()).Where(entry => Of(entry, item) || Of(entry, playlist.ToString()) || Of(entry, playlist.ToString("N"))).ToList();

        await using var scope = portal.Services.CreateAsyncScope();
        var subjects = await scope.ServiceProvider.GetRequiredService<AuditSubjects>().OfAsync(entries, default);

        string[] Titles(string entity) => [.. entries.Where(entry => entry.Entity == entity).Select(entry => subjects.GetValueOrDefault(entry.Id, "-")).Distinct()];
        Assert.Equal(["Cửa khẩu mở cửa lúc 7 giờ"], Titles("Item"));
        Assert.Equal(["Cửa khẩu mở cửa lúc 7 giờ"], Titles("Publication"));
        Assert.Equal(["Chương trình"], Titles("Playlist"));
        Assert.Equal(["Chương trình"], Titles("Schedule"));
        Assert.Equal("Màn hình", (await OneAsync(scope, screen.ToString("N"))).Single().Value);
        var publication = entries.First(entry => entry.Entity == "Publication").EntityId;
        Assert.Equal("Cửa khẩu mở cửa lúc 7 giờ", (await OneAsync(scope, publication)).Single().Value); // of a change its row says no item
    }

    [Fact]
    public async Task An_entry_about_nothing_with_a_title_has_none_and_its_own_title_comes_before_those_it_points_to()
    {
        var (own, pointed) = (Guid.NewGuid(), Guid.NewGuid());
        var subjects = new AuditSubjects([new Titles(new() { [own.ToString("N")] = "own", [pointed.ToString("N")] = "pointed" })]);
        var (first, second, third) = (Entry(own.ToString("N"), pointed), Entry("thing/vi", pointed), Entry("thing", Guid.NewGuid()));

        var found = await subjects.OfAsync([first, second, third], default);

        Assert.Equal(("own", "pointed"), (found[first.Id], found[second.Id]));
        Assert.DoesNotContain(third.Id, found.Keys);
    }

    private static bool Of(AuditEntry entry, string id) => entry.EntityId.StartsWith(id, StringComparison.Ordinal) || entry.After?.Contains(id, StringComparison.Ordinal) == true;

    private static Task<IReadOnlyDictionary<Guid, string>> OneAsync(AsyncServiceScope scope, string id) =>
        scope.ServiceProvider.GetRequiredService<AuditSubjects>().OfAsync([Entry(id, Guid.NewGuid())], default);

    private static AuditEntry Entry(string id, Guid pointer) =>
        new(Guid.NewGuid(), DateTimeOffset.UnixEpoch, Guid.Empty, "", "thing.done", "Thing", id, null, $$"""{"AtMs":5,"OtherId":"{{pointer}}","NoneId":null}""");

    private sealed class Titles(Dictionary<string, string> all) : IAuditTitles
    {
        public Task<IReadOnlyDictionary<string, string>> OfAsync(IReadOnlyCollection<string> ids, CancellationToken cancel) => Task.FromResult<IReadOnlyDictionary<string, string>>(all);
    }
}
