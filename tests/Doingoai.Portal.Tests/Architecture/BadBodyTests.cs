using System.Net;
using System.Text;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Doingoai.Portal.Tests.Architecture;

/// <summary>Every endpoint that takes a body is sent bad ones, by somebody who may everything: 400, never 500.</summary>
[StartsPortal]
public sealed class BadBodyTests(BadBodyTests.AllowingPortal portal) : IClassFixture<BadBodyTests.AllowingPortal>
{
    [Theory]
    [InlineData("{")]
    [InlineData("[1,2,3]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("")]
    public async Task A_body_that_is_no_request_is_400(string body)
    {
        var others = new List<string>();
        foreach (var (method, address, _) in await EndpointsAsync())
        {
            var status = await SendAsync(method, address, body);
            if (status != HttpStatusCode.BadRequest) others.Add($"{method} {address}: {(int)status}");
        }

        Assert.Empty(others);
    }

    [Fact]
    public async Task A_body_whose_members_are_all_wrong_is_400()
    {
        var others = new List<string>();
        foreach (var (method, address, type) in await EndpointsAsync())
        {
            foreach (var body in BadBodies.Of(type))
            {
                var status = await SendAsync(method, address, body);
                if (status != HttpStatusCode.BadRequest) others.Add($"{method} {address}: {(int)status} for {body[..Math.Min(80, body.Length)]}");
            }
        }

        Assert.Empty(others);
    }

    [Fact]
    public async Task There_are_endpoints_to_try() => Assert.Contains(await EndpointsAsync(), one => one.Address == "/api/v1/people");

    private async Task<HttpStatusCode> SendAsync(string method, string address, string body)
    {
        var client = await portal.ClientAsync("administrator");
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private Task<List<(string Method, string Address, Type Body)>> EndpointsAsync() => Task.FromResult((
        from endpoint in portal.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        let accepts = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()
        where accepts?.RequestType is not null && accepts.ContentTypes.Contains("application/json")
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        select (method, Address(endpoint.RoutePattern), accepts.RequestType)).ToList());

    private static string Address(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content is "int" or "long") => "1",
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content == "guid") => Guid.Empty.ToString("N"),
        _ => Guid.Empty.ToString("N"),
    }))));

    /// <summary>Asks nobody's roles.</summary>
    public sealed class AllowingPortal : PortalFixture
    {
        public AllowingPortal() => Replace = services => services.Replace(ServiceDescriptor.Singleton<IAccess, AllowAll>());

        private sealed class AllowAll : IAccess
        {
            public ValueTask<bool> MayAsync(Guid person, Permission permission, AccessScope scope = default, CancellationToken cancel = default) => ValueTask.FromResult(true);
        }
    }
}
