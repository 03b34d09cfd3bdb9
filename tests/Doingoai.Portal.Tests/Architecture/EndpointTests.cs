using Doingoai.Portal.Tests.Fixtures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Architecture;

/// <summary>Every way in has a decision about who may use it, written down.</summary>
[StartsPortal]
public sealed class EndpointTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>The framework's own net for files of wwwroot that were added after the build; it takes no metadata.</summary>
    private const string StaticFiles = "{**path:file}";

    [Fact]
    public void Every_endpoint_names_who_may_use_it() => Assert.Empty(Undecided(portal.Services.GetServices<EndpointDataSource>()));

    [Fact]
    public async Task An_endpoint_without_a_decision_is_found()
    {
        await using var app = WebApplication.CreateBuilder().Build();
        app.MapGet("/open", () => "x");
        app.MapGet("/closed", () => "x").RequireAuthorization();

        Assert.Equal(["/open"], Undecided(((IEndpointRouteBuilder)app).DataSources));
    }

    private static List<string> Undecided(IEnumerable<EndpointDataSource> sources) =>
    [
        .. from endpoint in sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
           where endpoint.RoutePattern.RawText != StaticFiles
              && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
              && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null
              && endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is null
           select endpoint.RoutePattern.RawText,
    ];
}
