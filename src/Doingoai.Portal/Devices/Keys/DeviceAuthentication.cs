using System.Text.Encodings.Web;
using Doingoai.Protocol.Wire;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>Bearer token of a device for plain HTTP, polling and the hub. Only the header counts: addresses end up in logs.</summary>
internal sealed class DeviceAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, DeviceGate gate)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Device";

    private const string Prefix = "Bearer ";

    private DeviceRefusal _refusal;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var token = header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;
        var admission = gate.Admit(token, LinkOf(Request.Path));
        _refusal = admission.Refusal;
        return Task.FromResult(admission.IsAdmitted
            ? AuthenticateResult.Success(new(DevicePrincipal.Of(admission), SchemeName))
            : AuthenticateResult.Fail(admission.Refusal.ToString()));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = $"Bearer error=\"invalid_token\", error_description=\"{_refusal}\"";
        return Task.CompletedTask;
    }

    private static string LinkOf(PathString path) =>
        path.StartsWithSegments(Routes.Hub) ? LinkNames.SignalR
        : path.StartsWithSegments(Routes.Exchange) ? LinkNames.Polling
        : LinkNames.Http;
}
