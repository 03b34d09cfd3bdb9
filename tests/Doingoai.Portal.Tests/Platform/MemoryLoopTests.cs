using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Platform.Memory;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Platform;

[StartsPortal]
public sealed class MemoryLoopTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Idle_connections_to_sqlite_are_closed_in_a_quiet_moment()
    {
        var file = Path.Combine(Path.GetTempPath(), $"doingoai-idle-{Guid.NewGuid():N}.db");
        try
        {
            await using (var connection = new SqliteConnection($"Data Source={file}")) await connection.OpenAsync(TestContext.Current.CancellationToken);
            Assert.True(IsOpen(file)); // pooled

            using var loop = new MemoryLoop(portal.Services.GetRequiredService<LoopServices>(), new(), TimeProvider.System);
            for (var looks = 0; IsOpen(file); looks++)
            {
                Assert.True(looks < 100, "The pool was never cleared."); // other tests may be busy at the first looks
                await loop.RunOnceAsync(TestContext.Current.CancellationToken);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    // proc(5): a link for each file the process has open
    private static bool IsOpen(string file) => Directory.EnumerateFileSystemEntries("/proc/self/fd").Any(link => new FileInfo(link).LinkTarget == file);
}
