using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Devices.Plays;

/// <summary>Plays that were there before their sums.</summary>
[StartsPortal]
public sealed class PlayMigrationTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private const long Hour = 3_600_000;
    private const long Start = 1_795_250_000_000 / Hour * Hour;

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task Old_plays_get_their_time_on_screen_and_enter_the_sums(string provider)
    {
        var portal = await databases.OnAsync(provider);
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<TelemetryDb>>().CreateDbContextAsync();
        await db.GetService<IMigrator>().MigrateAsync("Initial");
        var table = db.Database.IsNpgsql() ? "telemetry.play" : "play";
        (long Mono, string Entry, string? Item)[] plays = [(Hour - 10_000, "a", "item"), (Hour + 20_000, "b", "item"), (Hour + 25_000, "c", null), (Hour + 26_000, "", null), (9 * Hour, "d", "item")];
        for (var at = 0; at < plays.Length; at++)
#pragma warning disable EF1002 // one of two names of a table, nothing from outside
            await db.Database.ExecuteSqlRawAsync($"INSERT INTO {table} (run, seq, place, manifest, entry, item, language, mono_ms, at_ms) VALUES (1, {{0}}, 1, 7, {{1}}, {{2}}, 'vi', {{3}}, {{4}})", at + 1, plays[at].Entry, plays[at].Item!, plays[at].Mono, Start + plays[at].Mono);
#pragma warning restore EF1002

        await db.GetService<IMigrator>().MigrateAsync();

        Assert.Equal([30_000L, 5_000L, 1_000L, 0L], await db.Plays.OrderBy(row => row.Seq).Select(row => row.ShownMs).ToListAsync());
        Assert.Equal(
            [(Start, 1L, 10_000L), (Start + Hour, 1L, 25_000L), (Start + (9 * Hour), 1L, 0L)],
            (await db.PlayHours.OrderBy(row => row.HourMs).ToListAsync()).Select(row => (row.HourMs, row.Plays, row.ShownMs)));
        Assert.Equal((3L, 35_000L), (await db.PlayDays.SumAsync(row => row.Plays), await db.PlayDays.SumAsync(row => row.ShownMs)));
        var subject = await db.PlaySubjects.SingleAsync();
        Assert.Equal(("item", "vi"), (subject.Item, subject.Language));
    }
}
