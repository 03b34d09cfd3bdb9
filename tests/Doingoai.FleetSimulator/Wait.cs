namespace Doingoai.FleetSimulator;

/// <summary>Waits for something that another part brings about.</summary>
internal static class Wait
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public static Task UntilAsync(string what, Func<bool> holds, TimeSpan patience, CancellationToken cancel) =>
        UntilAsync(what, () => Task.FromResult(holds()), patience, cancel);

    /// <param name="throws">False: the caller looks for itself.</param>
    /// <exception cref="TimeoutException">It did not come about.</exception>
    public static async Task UntilAsync(string what, Func<Task<bool>> holds, TimeSpan patience, CancellationToken cancel, bool throws = true)
    {
        for (var began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < patience; await Task.Delay(Look, cancel))
            if (await holds()) return;
        if (throws) throw new TimeoutException($"Waited {patience.TotalSeconds:0} s for: {what}.");
    }
}
