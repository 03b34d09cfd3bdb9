using Doingoai.Player.Hosting;
using Doingoai.Player.Tests.Fixtures;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Tests.Hosting;

public sealed class LogFileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_much_is_logged_four_files_of_a_mebibyte_are_kept_and_the_newest_line_is_there()
    {
        using var folder = new TemporaryFolder();
        await using (var file = new LogFile(folder.Path, TimeProvider.System))
        {
            var logger = file.CreateLogger("Doingoai.Player.Sync.Inbox");
            for (var i = 0; i < 6_000; i++)
            {
                Say(logger, LogLevel.Warning, $"{i} {new string('x', 1_000)}");
                if (i % 500 == 0) await Task.Delay(50, Cancel);
            }

            await TakenAsync(logger, Path.Combine(folder.Path, "player.log"));
            Say(logger, LogLevel.Error, "the last", new InvalidOperationException("first\nsecond"));
        }

        var files = Directory.GetFiles(folder.Path);
        Assert.InRange(files.Length, 2, 4);
        Assert.All(files, path => Assert.InRange(new FileInfo(path).Length, 1, 1024 * 1024));
        var last = (await File.ReadAllLinesAsync(Path.Combine(folder.Path, "player.log"), Cancel))[^1];
        Assert.Contains("Error Inbox: the last | System.InvalidOperationException: first ⏎ second", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_stops_nothing()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "taken");
        await File.WriteAllTextAsync(path, "a file", Cancel);

        await using var file = new LogFile(path, TimeProvider.System);
        Say(file.CreateLogger("x"), LogLevel.Error, "nowhere to go");
    }

    // A line is lost while more wait than may; once one of these is in the file, a slow disk has taken what came before it.
    private static async Task TakenAsync(ILogger logger, string path)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            Say(logger, LogLevel.Information, "are you there?");
            await Task.Delay(100, Cancel);
            if (Read(path).Contains("are you there?", StringComparison.Ordinal)) return;
        }

        Assert.Fail("The disk never took what was logged.");
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (FileNotFoundException)
        {
            return ""; // it has just become the one before
        }
    }

    private static void Say(ILogger logger, LogLevel level, string text, Exception? error = null) => logger.Log(level, default, text, error, (said, _) => said);
}
