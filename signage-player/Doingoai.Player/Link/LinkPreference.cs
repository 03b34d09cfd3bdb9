namespace Doingoai.Player.Link;

/// <summary>A link that somebody asked for, for a time. The order of the links is all it changes: every other one stays a way out.</summary>
internal sealed class LinkPreference(IReadOnlyList<IPortalLink> links, TimeProvider time)
{
    private readonly Lock _lock = new();
    private string? _wanted;
    private long _since;
    private TimeSpan _for;
    private TaskCompletionSource<bool>? _asked;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when another link is asked for.</summary>
    public Task Changed
    {
        get
        {
            lock (_lock) return _changed.Task;
        }
    }

    public bool Knows(string name) => links.Any(link => link.Name == name);

    /// <summary>Links as they are to be tried, best first.</summary>
    public IReadOnlyList<IPortalLink> Order()
    {
        lock (_lock) return Wanted() is { } wanted ? [.. links.OrderByDescending(link => link.Name == wanted)] : links;
    }

    /// <summary>How long the wish still lasts; <c>null</c>: there is none.</summary>
    public TimeSpan? Left()
    {
        lock (_lock) return Wanted() is null ? null : _for - time.GetElapsedTime(_since);
    }

    /// <summary>Completes with true once the link stands, with false if it did not come up; then the wish is forgotten.</summary>
    public Task<bool> Ask(string name, TimeSpan duration)
    {
        lock (_lock)
        {
            _asked?.TrySetResult(false);
            (_wanted, _since, _for) = (name, time.GetTimestamp(), duration);
            _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _asked.Task;
        }
    }

    /// <summary>The links were tried; <paramref name="standing"/> is the one that carries now.</summary>
    public void Tried(string? standing)
    {
        lock (_lock)
        {
            if (_asked is not { } asked) return;
            _asked = null;
            if (standing != _wanted) _wanted = null; // it does not come up: no reason to try it before the others
            asked.TrySetResult(standing is not null && standing == _wanted);
        }
    }

    private string? Wanted()
    {
        if (_wanted is not null && time.GetElapsedTime(_since) >= _for) _wanted = null;
        return _wanted;
    }
}
