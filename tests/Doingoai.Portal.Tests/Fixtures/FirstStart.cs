using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Doingoai.Portal.Tests.Fixtures;

/// <summary>
/// What a first start leaves in its folder: the migrated database with the demo people, trust and keys. Made once and copied
/// for each test class, because migrating takes longer than most tests. What the portal has seen of screens is not copied.
/// </summary>
internal static class FirstStart
{
    private static readonly Lazy<Task<string>> Template = new(MakeAsync);

    public static async Task CopyToAsync(string folder)
    {
        var template = await Template.Value;
        if (!OperatingSystem.IsWindows()) Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute); // the portal's own, as it makes it
        foreach (var file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(template, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task<string> MakeAsync()
    {
        var template = Directory.CreateTempSubdirectory("doingoai-first-start-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(template, recursive: true);

        // Before any clock of the tests.
        await using var portal = new PortalFixture { IsFirstStart = true, Time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 1, 2, 0, 0, TimeSpan.Zero)) };
        await portal.InitializeAsync();
        foreach (var folder in new[] { "trust", "keys" })
            foreach (var file in Directory.EnumerateFiles(Path.Combine(portal.Folder, folder)))
            {
                Directory.CreateDirectory(Path.Combine(template, folder));
                File.Copy(file, Path.Combine(template, folder, Path.GetFileName(file)));
            }

        await using var db = new SqliteConnection($"Data Source={Path.Combine(portal.Folder, "portal.db")};Pooling=false");
        await db.OpenAsync();
        await using var copy = db.CreateCommand();
        copy.CommandText = "VACUUM INTO $file";
        copy.Parameters.AddWithValue("$file", Path.Combine(template, "portal.db"));
        await copy.ExecuteNonQueryAsync();
        return template;
    }
}
