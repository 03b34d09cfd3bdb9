using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Link;

/// <summary>The last resort: ordinary requests.</summary>
internal sealed class PollingLink(PortalHttp http, TimeProvider time) : IPortalLink
{
    public string Name => LinkNames.Polling;

    public async Task<ILinkConnection> ConnectAsync(Func<Envelope, ValueTask> received, CancellationToken cancel)
    {
        var connection = new PollingConnection(http, received, time);
        try
        {
            await connection.ExchangeAsync([], cancel);
            connection.Start();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
