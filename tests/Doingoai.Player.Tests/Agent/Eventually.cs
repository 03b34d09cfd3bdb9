namespace Doingoai.Player.Tests.Agent;

/// <summary>Waits for what other threads bring about.</summary>
internal static class Eventually
{
    // A disk shared with others can keep a write waiting for many seconds; what never comes about is told late, but as surely.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<T> IsAsync<T>(Func<T?> look, string what = "") where T : class
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            if (look() is { } found) return found;
            if (patience.IsCancellationRequested) throw new TimeoutException($"It did not come about: {what}");
            await Task.Delay(5, CancellationToken.None);
        }
    }

    public static Task IsTrueAsync(Func<bool> look, string what = "") => IsAsync(() => look() ? "yes" : null, what);
}
