using System.Net;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.Identity;

/// <summary>A line too bad for media: requests for them end at once, everything else passes.</summary>
internal sealed class MediaGate() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private int _refused;

    public int Refused => _refused;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri?.ToString().Contains(Routes.Media(""), StringComparison.Ordinal) != true) return base.SendAsync(request, cancellationToken);
        Interlocked.Increment(ref _refused);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request });
    }
}
