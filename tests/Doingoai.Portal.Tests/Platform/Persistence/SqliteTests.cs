using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Tests.Platform.Persistence;

[StartsPortal]
public sealed class SqliteTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("busy_timeout", "10000")]
    [InlineData("foreign_keys", "1")]
    public async Task Every_connection_waits_for_writers_and_holds_foreign_keys(string pragma, string expected)
    {
        await using var db = await portal.Dbs.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";

        Assert.Equal(expected, (await command.ExecuteScalarAsync())?.ToString());
    }

    [Fact]
    public void The_data_folder_is_the_portals_own()
    {
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(portal.Folder).UnixFileMode);
    }
}
