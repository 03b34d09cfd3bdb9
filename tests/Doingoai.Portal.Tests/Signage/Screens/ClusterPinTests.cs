using System.Net;
using System.Net.Http.Json;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Signage;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Signage.Screens;

/// <summary>The PIN of the technician page on the devices of a cluster.</summary>
[StartsPortal]
public sealed class ClusterPinTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private const string Pin = "274951";

    public static TheoryData<string> Both => DatabaseFixture.Both;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task A_technician_sets_it_and_only_its_hash_is_kept_and_audited_as_a_secret(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var cluster = await ClusterAsync(portal);
        var technician = await portal.ClientAsync("technician");

        Assert.Equal(HttpStatusCode.NoContent, (await technician.PutAsJsonAsync($"/api/v1/clusters/{cluster:N}/pin", new { pin = Pin }, Cancel)).StatusCode);

        await using var db = await portal.Dbs.CreateDbContextAsync(Cancel);
        var kept = (await db.Clusters.SingleAsync(row => row.Id == cluster, Cancel)).PinHash!;
        Assert.True(PinHash.Matches(kept, Pin));
        Assert.DoesNotContain(Pin, kept, StringComparison.Ordinal);
        var entry = await db.AuditEntries.Where(one => one.EntityId == cluster.ToString("N") && one.After!.Contains("PinHash")).OrderByDescending(one => one.At).FirstAsync(Cancel);
        Assert.Equal((await portal.PersonAsync("technician")).Id, entry.ActorId);
        Assert.Contains("•••", entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain(kept[..30], entry.After + entry.Before, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, (await technician.DeleteAsync($"/api/v1/clusters/{cluster:N}/pin", Cancel)).StatusCode);
        Assert.Null((await db.Clusters.AsNoTracking().SingleAsync(row => row.Id == cluster, Cancel)).PinHash);
    }

    [Fact]
    public async Task No_answer_of_the_portal_ever_says_it_not_even_its_hash()
    {
        var portal = await databases.OnAsync("Sqlite");
        var cluster = await ClusterAsync(portal);
        var technician = await portal.ClientAsync("technician");
        (await technician.PutAsJsonAsync($"/api/v1/clusters/{cluster:N}/pin", new { pin = Pin }, Cancel)).EnsureSuccessStatusCode();
        await using var db = await portal.Dbs.CreateDbContextAsync(Cancel);
        var kept = (await db.Clusters.SingleAsync(row => row.Id == cluster, Cancel)).PinHash!;

        foreach (var page in (string[])["/api/v1/fleet", "/board", "/board/machines", "/admin/screens"])
        {
            var answer = await technician.GetAsync(page, Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.DoesNotContain(kept[^64..], text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("pbkdf2", text, StringComparison.OrdinalIgnoreCase);
        }

        var fleet = await portal.Services.GetRequiredService<IFleet>().ClustersAsync(Cancel);
        Assert.Equal(kept, Assert.Single(fleet.Single(one => one.Id == cluster).Devices).PinHash); // the device gets it
        Assert.True(fleet.Single(one => one.Id == cluster).HasPin);
    }

    [Theory]
    [InlineData("author")]
    [InlineData("publisher")]
    [InlineData("operator")]
    public async Task Who_does_not_look_after_screens_sets_none(string user)
    {
        var portal = await databases.OnAsync("Sqlite");
        var cluster = await ClusterAsync(portal);
        var person = await portal.ClientAsync(user);

        Assert.Equal(HttpStatusCode.Forbidden, (await person.PutAsJsonAsync($"/api/v1/clusters/{cluster:N}/pin", new { pin = Pin }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.DeleteAsync($"/api/v1/clusters/{cluster:N}/pin", Cancel)).StatusCode);
    }

    [Fact]
    public async Task What_is_no_pin_or_no_cluster_is_refused()
    {
        var portal = await databases.OnAsync("Sqlite");
        var cluster = await ClusterAsync(portal);
        var technician = await portal.ClientAsync("technician");

        Assert.Equal(HttpStatusCode.BadRequest, (await technician.PutAsJsonAsync($"/api/v1/clusters/{cluster:N}/pin", new { pin = "12345" }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await technician.PutAsJsonAsync($"/api/v1/clusters/{cluster:N}/pin", new { pin = "27495a" }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await technician.PutAsJsonAsync($"/api/v1/clusters/{cluster:N}/pin", new { pin = "123456" }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await technician.PutAsJsonAsync($"/api/v1/clusters/{Guid.NewGuid():N}/pin", new { pin = Pin }, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("27495", "cluster.pin-digits")]
    [InlineData("27495a", "cluster.pin-digits")]
    [InlineData("111111", "cluster.pin-easy")]
    public void A_cluster_guards_itself(string pin, string code) =>
        Assert.Equal(code, Assert.Throws<RuleException>(() => new Cluster(Guid.NewGuid(), "c").SetPin(pin)).Code);

    private static async Task<Guid> ClusterAsync(PortalFixture portal)
    {
        var screen = await APlace.ScreenAsync(portal);
        return (await portal.Services.GetRequiredService<IFleet>().ClustersAsync(Cancel)).Single(cluster => cluster.Devices.Any(device => device.Screens.Any(one => one.Id == screen))).Id;
    }
}
