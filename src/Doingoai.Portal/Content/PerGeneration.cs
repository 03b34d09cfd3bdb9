namespace Doingoai.Portal.Content;

/// <summary>
/// Something that changes only with the site's generation (<see cref="ILive.GenerationAsync"/>), read once for each. A reader
/// who is late with an older generation may put that back: the next one finds it does not fit and reads again.
/// </summary>
internal sealed class PerGeneration<T>(ILive live)
{
    private volatile Kept? _kept;

    public async ValueTask<T> GetAsync(Func<CancellationToken, Task<T>> read, CancellationToken cancel)
    {
        var generation = await live.GenerationAsync(cancel); // before reading: what is read is at least as new
        if (_kept is { } kept && kept.Generation == generation) return kept.Value;

        var value = await read(cancel);
        _kept = new(generation, value);
        return value;
    }

    private sealed record Kept(long Generation, T Value);
}
