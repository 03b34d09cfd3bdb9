using System.Collections.Concurrent;

namespace Doingoai.Portal.Devices.Frames;

/// <summary>How many pictures a screen may send: 30 in any ten minutes that begin with one. Bounded by the screens of the fleet.</summary>
internal sealed class FramesPerScreen(TimeProvider time)
{
    public const int Most = 30;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Guid, (DateTimeOffset Began, int Count)> _windows = new();

    public bool Allows(Guid screen)
    {
        var now = time.GetUtcNow();
        return _windows.AddOrUpdate(screen, _ => (now, 1), (_, known) => now - known.Began >= Window ? (now, 1) : (known.Began, known.Count + 1)).Count <= Most;
    }
}
