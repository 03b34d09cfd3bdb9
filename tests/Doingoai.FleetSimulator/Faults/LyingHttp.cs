namespace Doingoai.FleetSimulator.Faults;

/// <summary>Between an agent and the portal's media: answers that are false, cut short or never end. Everything else passes.</summary>
internal sealed class LyingHttp() : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    private volatile MediaLie _lie;

    public MediaLie Lie
    {
        get => _lie;
        set => _lie = value;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var lie = _lie;
        if (lie == MediaLie.None || !answer.IsSuccessStatusCode || request.RequestUri?.AbsolutePath.Contains("/media/", StringComparison.Ordinal) != true) return answer;

        var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        if (lie == MediaLie.Flips) bytes[bytes.Length / 2] ^= 0x40;
        if (lie == MediaLie.Truncates) bytes = bytes[..(bytes.Length / 2)];
        var told = new StreamContent(lie == MediaLie.Stalls ? new Stalling(bytes[..(bytes.Length / 2)]) : new MemoryStream(bytes));
        told.Headers.ContentRange = answer.Content.Headers.ContentRange;
        answer.Content = told;
        return answer;
    }

    private sealed class Stalling(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == Length) await Task.Delay(Timeout.Infinite, cancellationToken);
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
