using System.Diagnostics;
using System.Runtime.CompilerServices;
using Bunit;

namespace Doingoai.Portal.Tests.Fixtures;

/// <summary>Waits for what the portal does a moment later.</summary>
internal static class Eventually
{
    /// <summary>A disk shared with others can keep a commit waiting for many seconds; what never comes about is told late, but as surely.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>What is seen once it is as wanted; when the time is over, what is seen then, for the test to judge.</summary>
    public static async Task<T> SeenAsync<T>(Func<Task<T>> look, Func<T, bool> isWanted)
    {
        for (var began = Stopwatch.GetTimestamp(); ; await Task.Delay(Look, Xunit.TestContext.Current.CancellationToken))
            if (await look() is var seen && (isWanted(seen) || Stopwatch.GetElapsedTime(began) > Patience)) return seen;
    }

    // Rendered pages read from the same disk.
    [ModuleInitializer]
    internal static void AlsoForPages() => BunitContext.DefaultWaitTimeout = Patience;
}
