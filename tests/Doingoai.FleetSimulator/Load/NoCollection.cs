using System.Runtime;

namespace Doingoai.FleetSimulator.Load;

/// <summary>
/// Keeps the garbage of a thousand players in one process until the round is over: a collection stops all of them for longer
/// than each would stop for its own, and on the processors of the portal they measure. The portal's own are not touched.
/// </summary>
internal sealed class NoCollection : IDisposable
{
    // More than a round of a thousand players allocates; beyond it the runtime collects as ever.
    private const long Bytes = 600L << 20;

    private bool _isOver;

    public static NoCollection Begin()
    {
        GC.TryStartNoGCRegion(Bytes);
        return new();
    }

    public void Dispose()
    {
        if (!_isOver && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion) GC.EndNoGCRegion();
        _isOver = true;
    }
}
