using System.Collections.Concurrent;
using Doingoai.Player.Playback;

namespace Doingoai.Player.Tests.Fixtures;

/// <summary>The agent's ear, with a way to wait for what it hears.</summary>
internal sealed class RecordedEvents : IRendererEvents
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public ConcurrentQueue<(Guid Screen, long Manifest, string Entry, long AtMs)> AllDrawn { get; } = new();

    public ConcurrentQueue<(string Entry, string Reason)> AllFailed { get; } = new();

    public ConcurrentDictionary<Guid, double> Beats { get; } = new();

    public void Drawn(Guid screen, long manifest, string entry, long atMs) => AllDrawn.Enqueue((screen, manifest, entry, atMs));

    public void Failed(Guid screen, long manifest, string entry, string reason) => AllFailed.Enqueue((entry, reason));

    public void Beat(Guid screen, double framesPerSecond) => Beats[screen] = framesPerSecond;

    /// <summary>What the displays lacked at the last look.</summary>
    public string? Lack { get; private set; }

    public void Displays(string? lack) => Lack = lack;

    public Task DrawnAsync(string entry) => UntilAsync(() => AllDrawn.Any(drawn => drawn.Entry == entry), $"drawn {entry}");

    public Task FailedAsync(string entry) => UntilAsync(() => AllFailed.Any(failed => failed.Entry == entry), $"failed {entry}");

    public static async Task UntilAsync(Func<bool> happened, string what)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!happened())
        {
            if (TimeProvider.System.GetElapsedTime(deadline) > Patience) throw new TimeoutException($"Never happened: {what}");
            await Task.Delay(20, Xunit.TestContext.Current.CancellationToken);
        }
    }
}
