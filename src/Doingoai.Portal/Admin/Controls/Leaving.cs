namespace Doingoai.Portal.Admin.Controls;

/// <summary>
/// Cancels what a component has under way when its person leaves it. Unlike a token source it may be asked for its token
/// afterwards: on a slow link a page is often left before it is complete, and what it then begins is cancelled, no error.
/// </summary>
internal sealed class Leaving : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public Leaving() => Token = _source.Token;

    public CancellationToken Token { get; }

    public void Dispose()
    {
        if (!_source.IsCancellationRequested) _source.Cancel();
        _source.Dispose();
    }
}
