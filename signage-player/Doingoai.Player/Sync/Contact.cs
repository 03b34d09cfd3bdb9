using Doingoai.Player.Storage;

namespace Doingoai.Player.Sync;

/// <summary>When the portal was last heard; leases count from there, also after a restart.</summary>
internal sealed class Contact
{
    // A power cut costs a lease at most this much.
    private const long SaveEveryMs = 60_000;

    private readonly IDisk _disk;
    private readonly PlayerFolder _folder;
    private long _savedMs;

    public Contact(IDisk disk, PlayerFolder folder)
    {
        (_disk, _folder) = (disk, folder);
        LastMs = _savedMs = disk.ReadJson<Saved>(folder.Contact)?.Ms ?? 0;
    }

    /// <summary>Portal time, Unix ms; 0 for never.</summary>
    public long LastMs { get; private set; }

    public void Touch(long nowMs)
    {
        LastMs = nowMs;
        if (Math.Abs(nowMs - _savedMs) < SaveEveryMs) return;
        try
        {
            _disk.WriteJson(_folder.Contact, new Saved(nowMs));
            _savedMs = nowMs;
        }
        catch (Exception error) when (DiskError.Is(error))
        {
            // Leases go on from memory; the disk tells of itself elsewhere.
        }
    }

    private sealed record Saved(long Ms);
}
