using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Tests.Platform.Identity;

[StartsPortal]
public sealed class AccessTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task A_role_withdrawn_elsewhere_counts_within_five_seconds(string provider)
    {
        var (portal, time) = (await databases.OnAsync(provider), PortalFixture.Clock());
        var (access, person) = (new Access(portal.Dbs, time), (await portal.PersonAsync("technician")).Id);
        Assert.True(await access.MayAsync(person, Permission.CommandDevices));

        await using (var db = await portal.Dbs.CreateDbContextAsync())
        {
            foreach (var grant in await db.RoleGrants.Where(grant => grant.PersonId == person).ToListAsync()) grant.End(time.GetUtcNow());
            await db.SaveChangesAsync();
        }

        time.Advance(TimeSpan.FromSeconds(4));
        Assert.True(await access.MayAsync(person, Permission.CommandDevices)); // remembered
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await access.MayAsync(person, Permission.CommandDevices));
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task Nobody_unknown_may_anything(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var access = new Access(portal.Dbs, TimeProvider.System);

        Assert.Empty(await access.AllAsync(Guid.NewGuid(), default));
        Assert.Empty(await access.AllAsync(Person.Portal.Id, default));
    }
}
