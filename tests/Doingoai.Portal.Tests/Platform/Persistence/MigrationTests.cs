using Doingoai.Portal.Platform.Organisation;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Tests.Platform.Persistence;

[StartsPortal]
public sealed class MigrationTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task The_migrations_say_what_the_model_says(string provider)
    {
        await using var db = await (await databases.OnAsync(provider)).Dbs.CreateDbContextAsync();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task An_instant_reads_back_as_it_was_written_and_compares_in_the_database(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var now = portal.Services.GetService(typeof(TimeProvider)) is TimeProvider time ? time.GetUtcNow() : default;
        var user = await portal.PersonAsync("author");
        await using (var db = await portal.Dbs.CreateDbContextAsync())
            await db.Users.Where(one => one.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.LeftAt, now));

        await using var fresh = await portal.Dbs.CreateDbContextAsync();
        Assert.Equal(now, (await fresh.Users.SingleAsync(one => one.Id == user.Id && one.LeftAt <= now)).LeftAt);
        Assert.Equal(now, await fresh.Users.MaxAsync(one => one.LeftAt));
        Assert.False(await fresh.Users.AnyAsync(one => one.LeftAt < now));
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task Vietnamese_and_Chinese_come_back_letter_by_letter(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var unit = new OrganisationUnit(Guid.CreateVersion7(), $"letters-{Guid.NewGuid():N}", "Ủy ban nhân dân thị xã Sa Pa – ễ ộ ữ", "People's Committee", "沙坝市人民委员会 𠮷", null, new DateOnly(2025, 6, 30));
        await using (var db = await portal.Dbs.CreateDbContextAsync())
        {
            db.Add(unit);
            await db.SaveChangesAsync();
        }

        await using var fresh = await portal.Dbs.CreateDbContextAsync();
        var read = await fresh.OrganisationUnits.AsNoTracking().SingleAsync(one => one.Id == unit.Id);
        Assert.Equal((unit.NameVi, unit.NameZh, unit.ValidTo), (read.NameVi, read.NameZh, read.ValidTo));
    }
}
