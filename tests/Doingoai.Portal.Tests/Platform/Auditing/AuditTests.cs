using System.Net.Http.Json;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Organisation;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Platform.Auditing;

[StartsPortal]
public sealed class AuditTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task A_change_is_written_with_who_what_before_and_after(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var actor = portal.Services.GetRequiredService<IActor>();
        var unit = new OrganisationUnit(Guid.CreateVersion7(), $"audited-{Guid.NewGuid():N}", "Tên cũ", "Old", "旧", null, null);
        await using var db = await portal.Dbs.CreateDbContextAsync();
        db.Add(unit);
        await db.SaveChangesAsync();

        using (actor.Be(new Person(Guid.NewGuid(), "Lê Thu Hà")))
        using (actor.Do("unit.rename"))
        {
            unit.Become("Tên mới", "Old", "旧", null, null);
            await db.SaveChangesAsync();
        }

        var entries = await db.AuditEntries.AsNoTracking().Where(entry => entry.EntityId == unit.Id.ToString("N")).OrderBy(entry => entry.Before != null).ToListAsync(); // ids of one millisecond have no order
        Assert.Equal(["OrganisationUnit.added", "unit.rename"], entries.Select(entry => entry.Verb));
        Assert.Equal(("Lê Thu Hà", """{"NameVi":"Tên cũ"}""", """{"NameVi":"Tên mới"}"""), (entries[1].ActorName, entries[1].Before, entries[1].After));
        Assert.Null(entries[0].Before);
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task A_save_that_fails_leaves_no_entry(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var key = $"twice-{Guid.NewGuid():N}";
        await using var db = await portal.Dbs.CreateDbContextAsync();
        var (first, second) = (Unit(key), Unit(key));
        db.AddRange(first, second); // the key is unique

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        await using var fresh = await portal.Dbs.CreateDbContextAsync();
        Assert.False(await fresh.AuditEntries.AnyAsync(entry => entry.EntityId == first.Id.ToString("N") || entry.EntityId == second.Id.ToString("N")));
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task A_request_is_attributed_to_its_person_and_passwords_never_show(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var client = await portal.ClientAsync("administrator");
        var by = await portal.PersonAsync("administrator");
        var name = $"person-{Guid.NewGuid():N}"[..20];

        using var response = await client.PostAsJsonAsync("/api/v1/people", new { user = name, displayName = "Người mới", password = "a-long-enough-word", roles = new[] { "editor" } });
        response.EnsureSuccessStatusCode();

        await using var db = await portal.Dbs.CreateDbContextAsync();
        var user = await db.Users.SingleAsync(one => one.UserName == name);
        var entry = await db.AuditEntries.SingleAsync(one => one.Entity == "User" && one.EntityId == user.Id.ToString("N"));
        Assert.Equal((by.Id, "account.open"), (entry.ActorId, entry.Verb));
        Assert.Contains("Người mới", entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain(user.PasswordHash!, entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain(user.SecurityStamp!, entry.After, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task The_trail_is_read_page_by_page_without_gap_or_repeat(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var trail = portal.Services.GetRequiredService<AuditTrail>();
        var marker = $"marker-{Guid.NewGuid():N}";
        var now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000); // all at one instant: the order must still be total
        await using (var db = await portal.Dbs.CreateDbContextAsync())
        {
            db.AddRange(Enumerable.Range(0, 120).Select(_ => new AuditEntry(Guid.NewGuid(), now, Guid.Empty, marker, "x.y", "Thing", "1", null, null)));
            await db.SaveChangesAsync();
        }

        var read = new List<AuditEntry>();
        while (true)
        {
            var page = await trail.ReadAsync(read.LastOrDefault(), marker, default);
            read.AddRange(page);
            if (page.Count < AuditTrail.PageSize) break;
        }

        Assert.Equal((120, 120), (read.Count, read.DistinctBy(entry => entry.Id).Count()));
    }

    private static OrganisationUnit Unit(string key) => new(Guid.CreateVersion7(), key, "a", "b", "c", null, null);
}
