using System.Text.Json;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Organisation;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Tests.Platform.Organisation;

[StartsPortal]
public sealed class OrganisationUnitsStepTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task Units_are_made_once_and_changed_when_described_anew(string provider)
    {
        var portal = await databases.OnAsync(provider);
        await RunAsync(portal, Old, New("Sở mới"));
        await RunAsync(portal, Old, New("Sở mới, đổi tên"));

        await using var db = await portal.Dbs.CreateDbContextAsync();
        var (old, renamed) = (await db.OrganisationUnits.SingleAsync(unit => unit.Key == "old"), await db.OrganisationUnits.SingleAsync(unit => unit.Key == "new"));
        Assert.Equal((renamed.Id, "Sở mới, đổi tên"), (old.SuccessorId!.Value, renamed.NameVi));
        Assert.True(old.ExistsOn(new DateOnly(2025, 2, 28)));
        Assert.False(old.ExistsOn(new DateOnly(2025, 3, 1)));
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task A_successor_that_does_not_exist_is_refused_and_nothing_is_stored(string provider)
    {
        var portal = await databases.OnAsync(provider);

        var refused = await Assert.ThrowsAsync<RuleException>(() => RunAsync(portal, Unit("lost", "nobody")));

        Assert.Equal("unit.unknown-successor", refused.Code);
        await using var db = await portal.Dbs.CreateDbContextAsync();
        Assert.False(await db.OrganisationUnits.AnyAsync(unit => unit.Key == "lost"));
    }

    private static object Old => new { key = "old", name = Names("Sở cũ"), validTo = "2025-02-28", successor = "new" };

    private static object New(string name) => new { key = "new", name = Names(name), validFrom = "2025-03-01" };

    private static object Unit(string key, string successor) => new { key, name = Names(key), successor };

    private static Dictionary<string, string> Names(string vi) => new() { ["vi"] = vi, ["en"] = "Department", ["zh"] = "厅" };

    private static Task RunAsync(PortalFixture portal, params object[] units) =>
        new OrganisationUnitsStep(portal.Dbs, TimeProvider.System).RunAsync(JsonSerializer.SerializeToElement(new { step = "organisation-units", units }), "", default);
}
