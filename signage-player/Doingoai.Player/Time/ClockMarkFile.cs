using Doingoai.Player.Storage;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Time;

/// <summary>Keeps the last measurement for a restart of the agent. Worthless after a reboot, so it need not survive one: no fsync.</summary>
internal sealed class ClockMarkFile(IDisk disk, string folder)
{
    private const int MaxBytes = 1024;
    private const long MaxPortalMs = 253_402_300_799_999;

    private readonly string _path = Path.Combine(folder, "clock.json");

    /// <summary>The mark, if it is of this boot and can be true.</summary>
    public ClockMark? Read(string bootId, long monoMs)
    {
        var mark = disk.TryReadAll(_path, MaxBytes) is { } bytes ? ProtocolJson.TryRead<ClockMark>(bytes) : null;
        var isPlausible = mark is { MonoMs: >= 0, PortalMs: > 0 and <= MaxPortalMs, UncertaintyMs: >= 0 and <= PlayerClock.ProvenWithinMs };
        return isPlausible && mark!.BootId == bootId && mark.MonoMs <= monoMs ? mark : null;
    }

    /// <summary>Without the file a restart begins unproven, nothing worse: errors are not worth telling.</summary>
    public void Write(ClockMark mark)
    {
        try
        {
            disk.CreateFolder(folder);
            disk.Replace(_path, ProtocolJson.ToBytes(mark), durable: false);
        }
        catch (Exception error) when (DiskError.Is(error))
        {
        }
    }
}
