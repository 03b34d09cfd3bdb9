using System.Net.Http.Json;
using System.Text.Json;
using Doingoai.Portal.Devices.Links.Mqtt;
using Doingoai.Portal.Platform.Startup;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Doingoai.Portal.Tests.Devices.Fixtures;

/// <summary>The whole portal on real sockets, with a fleet and manifests that the test makes.</summary>
public sealed class DevicePortal : PortalFixture, IAsyncLifetime
{
    private readonly SemaphoreSlim _one = new(1);
    private HttpClient? _technician;
    private HttpClient? _browser;
    private HttpClient? _second;

    public DevicePortal()
    {
        Replace = services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IFleet>(Fleet));
            services.Replace(ServiceDescriptor.Singleton<IScreenManifests>(Manifests));
            services.Replace(ServiceDescriptor.Singleton<IManifestHistory>(Manifests));
        };
        Settings["Devices:HeartbeatMs"] = "2000";
        Settings["Devices:ReconnectGraceMs"] = "500";
        UseKestrel();
    }

    internal FakeFleet Fleet { get; } = new();

    internal FakeManifests Manifests { get; } = new();

    public Uri Address => new(Services.GetRequiredService<HttpEndpoints>().Addresses()[0]);

    /// <summary>host:port of the broker.</summary>
    public (string Host, int Port) Mqtt =>
        Services.GetRequiredService<MqttEndpoint>().Address!.Split(':') is [var host, var port] ? (host, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture)) : default;

    public new ValueTask InitializeAsync()
    {
        StartServer();
        return ValueTask.CompletedTask;
    }

    /// <summary>A technician's program: signed in, with the antiforgery header.</summary>
    public Task<HttpClient> TechnicianAsync() => OnceAsync(async () => _technician ??= await SignInAsync(withHeader: true));

    /// <summary>A technician's browser: signed in, only what its forms hold.</summary>
    public Task<HttpClient> BrowserAsync() => OnceAsync(async () => _browser ??= await SignInAsync(withHeader: false));

    private async Task<HttpClient> OnceAsync(Func<Task<HttpClient>> get)
    {
        await _one.WaitAsync();
        try
        {
            return await get();
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>A device of the fleet, enrolled by the real path.</summary>
    internal Task<TestDevice> DeviceAsync() => TestDevice.EnrolAsync(this, Fleet.Add());

    /// <summary>Somebody else of the same trade.</summary>
    public Task<HttpClient> SecondTechnicianAsync() => OnceAsync(async () => _second ??= await SignInAsync(withHeader: true, "technician2"));

    private async Task<HttpClient> SignInAsync(bool withHeader, string user = "technician")
    {
        var client = new HttpClient { BaseAddress = Address };
        var response = await client.PostAsJsonAsync("/api/v1/session", new { user, password = Password });
        response.EnsureSuccessStatusCode();
        if (withHeader) client.DefaultRequestHeaders.Add("X-CSRF", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("csrf").GetString());
        return client;
    }
}
