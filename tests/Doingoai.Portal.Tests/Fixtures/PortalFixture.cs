using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Doingoai.Portal.Tests.Fixtures;

/// <summary>
/// The whole portal in this process, on a folder of its own, with the demo people and without a recipe.
/// <c>IClassFixture&lt;PortalFixture&gt;</c>, or <c>new PortalFixture { … }</c> with other settings.
/// </summary>
public class PortalFixture : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Password = "correct-horse-battery-9";

    private readonly ConcurrentDictionary<string, Lazy<Task<HttpClient>>> _clients = new();

    private readonly string _folder = Directory.CreateTempSubdirectory("doingoai-test-").FullName;

    /// <summary>Set before first use to rule the clock; the real one otherwise.</summary>
    public FakeTimeProvider? Time { get; init; }

    /// <summary>Further configuration, e.g. <c>["Seed:Recipe"] = "lao-cai"</c>.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>Replaces services, for instance what a module below should answer.</summary>
    public Action<IServiceCollection>? Replace { get; init; }

    /// <summary>Starts on an empty folder, not on a copy of what a first start leaves.</summary>
    public bool IsFirstStart { get; init; }

    /// <summary>The portal's data folder.</summary>
    public string Folder => Path.Combine(_folder, "data");

    internal IDbContextFactory<PortalDb> Dbs => Services.GetRequiredService<IDbContextFactory<PortalDb>>();

    /// <summary>A clock that stands at an ordinary working hour in Vietnam.</summary>
    public static FakeTimeProvider Clock() => new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));

    /// <summary>A client that is signed in as author, publisher, operator, technician or administrator and sends the antiforgery header. Shared; do not dispose.</summary>
    public Task<HttpClient> ClientAsync(string user) => _clients.GetOrAdd(user, name => new(() => SignInAsync(name))).Value;

    /// <summary>The person behind a user name.</summary>
    public async Task<Person> PersonAsync(string user)
    {
        await using var db = await Dbs.CreateDbContextAsync();
        var found = await db.Users.SingleAsync(one => one.UserName == user);
        return new Person(found.Id, found.DisplayName);
    }

    public async ValueTask InitializeAsync()
    {
        StartsPortalAttribute.Demand();
        if (!IsFirstStart && !Settings.Keys.Any(key => key.StartsWith("Database:", StringComparison.Ordinal) || key.StartsWith("Demo:", StringComparison.Ordinal)))
            await FirstStart.CopyToAsync(Folder);
        _ = Server; // starts it here, where a failure is reported as the fixture's
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await DeleteFolderAsync();
        GC.SuppressFinalize(this);
    }

    // Work that was not waited for (a slide being drawn) may still be putting down its last file.
    private async Task DeleteFolderAsync()
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                Directory.Delete(_folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 10)
            {
                await Task.Delay(100);
            }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        foreach (var (key, value) in Defaults().Concat(Settings)) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            if (Time is { } time) services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000); // the real count costs 65 ms a person
            Replace?.Invoke(services);
        });
    }

    private Dictionary<string, string?> Defaults() => new()
    {
        ["Database:Folder"] = Folder,
        ["Seed:Recipe"] = "",
        ["Demo:People"] = "true",
        ["Demo:Password"] = Password,
        ["Network:Http"] = "http://127.0.0.1:0",
        ["Network:Mqtt"] = "0",
        ["RateLimits:SignIn"] = "100000",
        ["RateLimits:Enrolment"] = "100000",
        ["RateLimits:Nonce"] = "100000",
        ["RateLimits:Search"] = "100000",
        ["RateLimits:Upload"] = "100000",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    private async Task<HttpClient> SignInAsync(string user)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var response = await client.PostAsJsonAsync("/api/v1/session", new { user, password = Password });
        response.EnsureSuccessStatusCode();
        var session = await response.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Add("X-CSRF", session.GetProperty("csrf").GetString());
        return client;
    }
}
