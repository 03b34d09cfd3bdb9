using Doingoai.Portal.Content;
using Doingoai.Portal.Media;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Doingoai.Portal.Tests.Site;

/// <summary>The portal with content held in memory: for what seeded content cannot be brought to say. Tests start with <see cref="Clear"/>.</summary>
public sealed class SiteRoom : IAsyncLifetime
{
    private readonly PortalFixture _portal;

    public FakeTimeProvider Time { get; } = new(AStory.Morning.AddHours(2));

    public SiteRoom() => _portal = new PortalFixture
    {
        Time = Time,
        Settings = new Dictionary<string, string?> { ["Site:PageSize"] = "2" },
        Replace = services => services
            .Replace(ServiceDescriptor.Singleton<ILive>(Live)).Replace(ServiceDescriptor.Singleton<IDrafts>(Live))
            .Replace(ServiceDescriptor.Singleton<ISections>(Catalog)).Replace(ServiceDescriptor.Singleton<IContentTypes>(Catalog))
            .Replace(ServiceDescriptor.Singleton<IMediaLibrary>(Catalog)),
    };

    internal FakeLive Live { get; } = new();

    internal FakeCatalog Catalog { get; } = new();

    public HttpClient Reader { get; private set; } = null!;

    public Task<HttpClient> ClientAsync(string user) => _portal.ClientAsync(user);

    /// <summary>What the loop of the search index would do within a second.</summary>
    public Task IndexAsync() => _portal.Services.GetRequiredService<Portal.Content.Search.IndexLive>().RunAsync(TestContext.Current.CancellationToken);

    public SiteRoom Clear()
    {
        Live.Clear();
        Live.Next = null;
        return this;
    }

    public async ValueTask InitializeAsync()
    {
        await _portal.InitializeAsync();
        Reader = _portal.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://doingoai.example") });
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
