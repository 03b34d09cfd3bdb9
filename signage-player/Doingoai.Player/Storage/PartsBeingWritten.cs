namespace Doingoai.Player.Storage;

/// <summary>Whose parts are being written. What nobody needs is cleared away at any moment, but never under the hands of a writer.</summary>
internal sealed class PartsBeingWritten
{
    private readonly Dictionary<string, int> _writers = [];

    public void Begin(string sha256)
    {
        lock (_writers) _writers[sha256] = _writers.GetValueOrDefault(sha256) + 1;
    }

    public void End(string sha256)
    {
        lock (_writers)
            if (--_writers[sha256] == 0) _writers.Remove(sha256);
    }

    /// <summary>Does something to a part that nobody writes, and lets nobody begin meanwhile.</summary>
    public void IfIdle(string sha256, Action clear)
    {
        lock (_writers)
            if (!_writers.ContainsKey(sha256)) clear();
    }
}
