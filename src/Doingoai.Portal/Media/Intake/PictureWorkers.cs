using Microsoft.Extensions.Options;
using NetVips;

namespace Doingoai.Portal.Media.Intake;

/// <summary>
/// Bounds what pictures may cost: so many at a time, one thread each, no operation cache. Run the portal with
/// MALLOC_ARENA_MAX=2; glibc otherwise keeps an arena of freed pixels per thread (peak 245 instead of 155 MB).
/// </summary>
internal sealed class PictureWorkers : IDisposable
{
    /// <summary>A damaged upload is refused by a rule; libvips need not write it to standard error as well. Kept, because native code calls it.</summary>
    private static readonly Log.LogDelegate Quiet = (_, _, _) => { };

    private readonly SemaphoreSlim _free;
    private readonly int _all;

    public PictureWorkers(IOptions<MediaOptions> options)
    {
        _all = options.Value.Workers;
        _free = new SemaphoreSlim(_all);
        global::NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, Quiet);
    }

    /// <summary>Nobody waits for a picture.</summary>
    public bool AreIdle => _free.CurrentCount == _all;

    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        try
        {
            return await Task.Run(work, cancel);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}
