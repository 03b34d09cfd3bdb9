namespace Doingoai.Player.Hosting;

/// <summary>An order to start the program anew, on its way from the agent to the host that ends everything in good order.</summary>
internal sealed class OrderedRestart : IDisposable
{
    private readonly CancellationTokenSource _asked = new();

    public CancellationToken Asked => _asked.Token;

    public void Ask() => _asked.Cancel();

    public void Dispose() => _asked.Dispose();
}
