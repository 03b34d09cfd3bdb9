using System.Diagnostics;
using Npgsql;

namespace Doingoai.Portal.Tests.Fixtures;

/// <summary>
/// A throw-away PostgreSQL for this test process: a cluster in a temporary folder, reached by a Unix socket, without fsync.
/// It ends with the process, however that ends, because a shell beside it waits for its standard input to close.
/// </summary>
internal sealed class PostgreSqlServer
{
    private static readonly Lazy<Task<PostgreSqlServer>> Shared = new(StartAsync);

    private static Process? _shell; // kept: its standard input must stay open

    private static int _databases;

    private readonly string _server;

    private readonly Lazy<Task<string>> _template;

    private PostgreSqlServer(string server)
    {
        _server = server;
        _template = new(MakeTemplateAsync);
    }

    public static Task<PostgreSqlServer> RunningAsync()
    {
        StartsPortalAttribute.Demand();
        return Shared.Value;
    }

    /// <summary>A new database with the current schema, copied from a template that was migrated once.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var template = await _template.Value;
        return await CreateAsync($"portal_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}", $"TEMPLATE {template}");
    }

    private async Task<string> MakeTemplateAsync()
    {
        var name = $"template_{Environment.ProcessId}";
        var connection = await CreateAsync(name, "");
        await using (var portal = new PortalFixture { Settings = new() { ["Database:Provider"] = "PostgreSql", ["Database:ConnectionString"] = connection, ["Demo:People"] = "false" } })
            await portal.InitializeAsync();
        NpgsqlConnection.ClearAllPools(); // a template with an open connection cannot be copied
        return name;
    }

    private async Task<string> CreateAsync(string name, string options)
    {
        await using var connection = new NpgsqlConnection($"{_server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} {options}", connection);
        await command.ExecuteNonQueryAsync();
        return $"{_server};Database={name};Maximum Pool Size=20;Connection Idle Lifetime=5;Connection Pruning Interval=2";
    }

    private static async Task<PostgreSqlServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("DOINGOAI_TEST_POSTGRESQL") is { Length: > 0 } given) return new(given);

        var folder = Directory.CreateTempSubdirectory("doingoai-postgresql-").FullName;
        var programs = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault() : null;
        if (programs is null) throw new InvalidOperationException("PostgreSQL is not installed (apt-get install postgresql); the tests need it.");

        var asPostgres = Environment.UserName == "root" ? "runuser -u postgres -- " : "";
        var script = $"""
            exec >{folder}.log 2>&1
            set -e
            {(asPostgres.Length > 0 ? $"chown postgres {folder}" : "")}
            cd {folder}
            {asPostgres}{programs}/bin/initdb -D {folder}/data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync
            {asPostgres}{programs}/bin/postgres -D {folder}/data -k {folder} -p 5432 -c listen_addresses= -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=500 &
            cat >/dev/null || true
            {asPostgres}{programs}/bin/pg_ctl -D {folder}/data -m immediate stop || true
            wait || true
            rm -rf {folder} {folder}.log
            """;
        _shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardInput = true });
        var server = new PostgreSqlServer($"Host={folder};Username=postgres");
        await server.WaitAsync(folder);
        return server;
    }

    private async Task WaitAsync(string folder)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection($"{_server};Database=postgres;Pooling=false");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (patience.Elapsed < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(100);
            }
            catch (NpgsqlException error)
            {
                throw new InvalidOperationException($"PostgreSQL did not start: {await File.ReadAllTextAsync(folder + ".log")}", error);
            }
        }
    }
}
