using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Data.Sqlite;

namespace Doingoai.Portal.Tests.Platform.Startup;

/// <summary>What stops a start is one clear sentence and an exit code, never a stack trace.</summary>
[StartsPortal]
public sealed class PortalStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("doingoai-start-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (code, output, error) = await PortalProgram.RunAsync(_folder, $"--Network:Http=http://127.0.0.1:{port}");

        Assert.Equal(1, code);
        AssertOneSentence(error, $":{port}", "another program listens there");
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "data"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "data", "portal.db"), new string('x', 5000));

        var (code, output, error) = await PortalProgram.RunAsync(_folder);

        Assert.Equal(1, code);
        AssertOneSentence(error, "portal.db", "cannot be opened");
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_said()
    {
        var (code, _, error) = await PortalProgram.RunAsync(_folder, "--Database:Provider=PostgreSql", "--Database:ConnectionString=Host=127.0.0.1;Port=1;Timeout=2");

        Assert.Equal(1, code);
        AssertOneSentence(error, "PostgreSQL", "cannot be opened");
    }

    [Fact]
    public async Task A_missing_connection_string_is_said()
    {
        var (code, _, error) = await PortalProgram.RunAsync(_folder, "--Database:Provider=PostgreSql");

        Assert.Equal(1, code);
        AssertOneSentence(error, "Database:ConnectionString");
    }

    [Theory]
    [InlineData("20991231000000_Later", "newer version")]
    [InlineData("20261123000000_Initial", "trial version")]
    public async Task A_schema_the_program_does_not_know_is_refused_and_left_alone(string schema, string word)
    {
        Assert.Equal(1, (await PortalProgram.RunAsync(_folder, "nonsense")).ExitCode); // makes nothing
        Assert.False(File.Exists(Path.Combine(_folder, "data", "portal.db")));
        var data = Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName;
        await using (var later = new SqliteConnection($"Data Source={data}/portal.db"))
        {
            await later.OpenAsync();
            await using var command = later.CreateCommand();
            command.CommandText = "CREATE TABLE __EFMigrationsHistory (MigrationId TEXT PRIMARY KEY, ProductVersion TEXT NOT NULL); INSERT INTO __EFMigrationsHistory VALUES (@schema, '99')";
            command.Parameters.AddWithValue("@schema", schema);
            await command.ExecuteNonQueryAsync();
        }

        var (code, _, error) = await PortalProgram.RunAsync(_folder);

        Assert.Equal(1, code);
        AssertOneSentence(error, word, schema);
    }

    [Fact]
    public async Task An_address_others_can_reach_needs_a_certificate_or_a_decision()
    {
        var (code, _, error) = await PortalProgram.RunAsync(_folder, "--Network:Http=http://0.0.0.0:0");

        Assert.Equal(1, code);
        AssertOneSentence(error, "without encryption", "Network:AllowPlainText");
    }

    [Fact]
    public async Task Demo_people_are_refused_where_others_can_reach_them()
    {
        var (code, _, error) = await PortalProgram.RunAsync(_folder, "--Network:Http=http://0.0.0.0:0", "--Network:AllowPlainText=true", "--Demo:People=true");

        Assert.Equal(1, code);
        AssertOneSentence(error, "Demo:People");
    }

    [Fact]
    public async Task An_unknown_command_is_answered_with_the_known_ones()
    {
        var (code, _, error) = await PortalProgram.RunAsync(_folder, "trust", "innit");

        Assert.Equal(1, code);
        AssertOneSentence(error, "trust innit", "recipe");
    }

    [Fact]
    public async Task A_first_start_writes_the_ready_file_and_a_set_up_link_only_its_user_can_read()
    {
        var ready = Path.Combine(_folder, "ready.json");
        using var portal = PortalProgram.Start(_folder, $"--Portal:ReadyFile={ready}");
        var output = portal.StandardOutput.ReadToEndAsync();
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
            while (!File.Exists(ready)) await Task.Delay(50, patience.Token);
            var address = JsonDocument.Parse(await File.ReadAllTextAsync(ready)).RootElement.GetProperty("addresses")[0].GetString();
            var linkFile = Path.Combine(_folder, "data", "set-up-link.txt");
            var link = (await File.ReadAllTextAsync(linkFile)).Trim();

            Assert.StartsWith($"{address}/admin/set-up/", link, StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(linkFile));
            using var http = new HttpClient();
            Assert.Contains("id=\"password\"", await http.GetStringAsync(link), StringComparison.Ordinal);
            Assert.True((await http.GetByteArrayAsync($"{address}/_framework/blazor.web.js")).Length > 10_000); // not 0 bytes, as without UseStaticWebAssets
            portal.Kill();
            Assert.DoesNotContain(link[^48..], await output, StringComparison.Ordinal);
        }
        finally
        {
            if (!portal.HasExited) portal.Kill();
        }
    }

    private static void AssertOneSentence(string error, params string[] parts)
    {
        Assert.All(parts, part => Assert.Contains(part, error, StringComparison.Ordinal));
        Assert.Single(error.Trim().Split('\n'));
    }
}
