namespace Doingoai.Player.Sync;

/// <summary>A wanted file and how it goes.</summary>
internal sealed class MediaJob(MediaFetch fetch) : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();

    public MediaFetch Fetch => fetch;

    public string Sha256 => fetch.Media.Sha256;

    public CancellationToken Cancelled => _cancel.Token;

    public bool IsRunning { get; set; }

    /// <summary>Attempts in a row that brought nothing.</summary>
    public int Failures { get; set; }

    /// <summary>Monotonic timestamp before which it rests.</summary>
    public long NotBefore { get; set; }

    public bool IsTold { get; set; }

    public bool IsUnwanted { get; private set; }

    public void GiveUp()
    {
        IsUnwanted = true;
        if (IsRunning) _ = _cancel.CancelAsync(); // whoever runs it disposes it
        else Dispose();
    }

    // The source has neither timer nor wait handle; disposing it would race with its own cancelling.
    public void Dispose() => fetch.Dispose();
}
