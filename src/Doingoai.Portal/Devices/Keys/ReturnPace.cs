namespace Doingoai.Portal.Devices.Keys;

/// <summary>
/// Paces devices that come back. Every return begins with a nonce, and each that is given sets off a dozen steps more; given to
/// five thousand at once they would stand in front of every page a reader asks for. One is given per round of the machine's
/// work: without other work a round takes microseconds, under load as long as the work that waits. Nobody is refused here.
/// </summary>
internal sealed class ReturnPace : IDisposable
{
    private readonly SemaphoreSlim _free = new(1);

    /// <summary>Returns when it is the caller's turn.</summary>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public async Task TurnAsync(CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        try
        {
            await Task.Yield(); // to the end of the queue of what the machine has to do
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}
