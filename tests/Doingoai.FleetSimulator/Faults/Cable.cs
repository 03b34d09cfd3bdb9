namespace Doingoai.FleetSimulator.Faults;

/// <summary>A cable in front of an agent's requests that can be pulled out.</summary>
internal sealed class Cable() : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    private volatile bool _isOut;

    public bool IsOut
    {
        get => _isOut;
        set => _isOut = value;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _isOut ? Task.FromException<HttpResponseMessage>(new HttpRequestException(HttpRequestError.ConnectionError)) : base.SendAsync(request, cancellationToken);
}
