using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Platform.Memory;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Platform;

[StartsPortal]
public sealed class MemoryLoopTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private readonly StandingProcess _process = new();
    private readonly MemoryWatch _watch = new();

    [Fact]
    public async Task Idle_connections_to_sqlite_are_closed_in_a_quiet_moment()
    {
        await WithPooledAsync(async file =>
        {
            await LookTwiceAsync();
            Assert.False(IsOpen(file));
        });
    }

    [Fact]
    public async Task Nothing_pauses_while_thousands_come_back_at_the_end_of_a_quiet_interval()
    {
        _process.WorksBetweenLooks = TimeSpan.FromMilliseconds(200); // little for ten seconds, much for a moment
        await LookTwiceAsync();
        Assert.True(IsStillDue());

        _process.WorksBetweenLooks = TimeSpan.Zero;
        await LookTwiceAsync();
        Assert.False(IsStillDue());
    }

    // The first look only learns how busy the process is.
    private async Task LookTwiceAsync()
    {
        using var loop = new MemoryLoop(portal.Services.GetRequiredService<LoopServices>(), _watch, _process, TimeProvider.System);
        await loop.RunOnceAsync(TestContext.Current.CancellationToken);
        await loop.RunOnceAsync(TestContext.Current.CancellationToken);
    }

    // Nothing was given back: what is in memory counts as too much as before.
    private bool IsStillDue() => _watch.IsDue(TimeProvider.System.GetUtcNow(), _process.Now().Processor, _process.Now().Resident);

    private static async Task WithPooledAsync(Func<string, Task> test)
    {
        var file = Path.Combine(Path.GetTempPath(), $"doingoai-idle-{Guid.NewGuid():N}.db");
        try
        {
            // Other portals of this process close idle connections too.
            for (var tries = 0; tries < 100 && !IsOpen(file); tries++)
                await using (var connection = new SqliteConnection($"Data Source={file}")) await connection.OpenAsync(TestContext.Current.CancellationToken);
            Assert.True(IsOpen(file));
            await test(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // proc(5): a link for each file the process has open
    private static bool IsOpen(string file) => Directory.EnumerateFileSystemEntries("/proc/self/fd").Any(link => new FileInfo(link).LinkTarget == file);

    private sealed class StandingProcess : IProcessUse
    {
        private TimeSpan _worked;

        public TimeSpan WorksBetweenLooks { get; set; }

        public (TimeSpan Processor, long Resident) Now() => (_worked += WorksBetweenLooks, 100 * 1024 * 1024);
    }
}
