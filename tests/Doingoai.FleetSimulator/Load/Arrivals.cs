namespace Doingoai.FleetSimulator.Load;

/// <summary>When each of many clients got the message of a round.</summary>
internal sealed class Arrivals(int clients)
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly double[] _atMs = new double[clients];
    private int _came;
    private byte[]? _payload;

    /// <summary>Unix ms with fractions, by client; 0: it did not come.</summary>
    public IReadOnlyList<double> AtMs => _atMs;

    /// <summary>The bytes of the first that came.</summary>
    public byte[]? Payload => _payload;

    public Task All => _all.Task;

    /// <summary>Of one client, once.</summary>
    public void Came(int client, ReadOnlySpan<byte> payload)
    {
        if (_atMs[client] > 0) return;
        _atMs[client] = NowMs;
        if (Interlocked.Increment(ref _came) == 1) _payload = payload.ToArray();
        if (Volatile.Read(ref _came) == clients) _all.TrySetResult();
    }

    public static double NowMs => (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;
}
