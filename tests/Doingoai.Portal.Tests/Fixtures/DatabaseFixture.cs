using Doingoai.Portal.Platform.Persistence;

namespace Doingoai.Portal.Tests.Fixtures;

/// <summary>
/// The portal on both databases, each started when first asked for. One pair per test class:
/// <code>[Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
/// public async Task A_thing_holds(string provider) { var portal = await databases.OnAsync(provider); … }</code>
/// </summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    private readonly Dictionary<string, PortalFixture> _portals = [];

    private readonly SemaphoreSlim _one = new(1);

    public static TheoryData<string> Both => [nameof(DatabaseProvider.Sqlite), nameof(DatabaseProvider.PostgreSql)];

    public async Task<PortalFixture> OnAsync(string provider)
    {
        await _one.WaitAsync();
        try
        {
            if (_portals.TryGetValue(provider, out var known)) return known;

            var portal = new PortalFixture { Settings = await SettingsAsync(provider) };
            await portal.InitializeAsync();
            return _portals[provider] = portal;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>For a <see cref="PortalFixture"/> of one's own: configuration of a fresh, migrated database.</summary>
    public static async Task<Dictionary<string, string?>> SettingsAsync(string provider) => provider == nameof(DatabaseProvider.Sqlite)
        ? []
        : new() { ["Database:Provider"] = provider, ["Database:ConnectionString"] = await (await PostgreSqlServer.RunningAsync()).CreateDatabaseAsync() };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var portal in _portals.Values) await portal.DisposeAsync();
        _one.Dispose();
    }
}
