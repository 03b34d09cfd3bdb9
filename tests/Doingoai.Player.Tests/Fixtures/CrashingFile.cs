using System.Runtime.InteropServices;

namespace Doingoai.Player.Tests.Fixtures;

/// <summary>Bytes as written, bytes as synced, and what was done in between. While both are the same they are one list, which nobody changes.</summary>
internal sealed class CrashingFile
{
    private readonly List<Action<List<byte>, Random>> _unsynced = [];
    private List<byte> _durable;

    public CrashingFile() => Bytes = _durable = [];

    public List<byte> Bytes { get; private set; }

    public long Stamp { get; set; }

    public void Replace(byte[] bytes) => Bytes = _durable = [.. bytes];

    public void Write(ReadOnlySpan<byte> bytes, int offset)
    {
        var copy = bytes.ToArray();
        Put(Changed(), copy, offset, copy.Length);
        _unsynced.Add((target, chance) => Put(target, copy, offset, chance.Next(3) switch { 0 => 0, 1 => copy.Length, _ => chance.Next(copy.Length + 1) }));
    }

    public void Truncate(int length)
    {
        Cut(Changed(), length);
        _unsynced.Add((target, chance) =>
        {
            if (chance.Next(2) == 0) Cut(target, length);
        });
    }

    public void Sync()
    {
        _durable = Bytes;
        _unsynced.Clear();
    }

    public CrashingFile Survivor(Random chance)
    {
        var bytes = _unsynced.Count == 0 ? _durable : [.. _durable];
        foreach (var happened in _unsynced) happened(bytes, chance);
        return new() { Bytes = bytes, _durable = bytes, Stamp = Stamp };
    }

    private List<byte> Changed() => ReferenceEquals(Bytes, _durable) ? Bytes = [.. Bytes] : Bytes;

    private static void Put(List<byte> target, byte[] bytes, int offset, int count)
    {
        if (count == 0) return;
        if (target.Count < offset + count) Cut(target, offset + count);
        bytes.AsSpan(0, count).CopyTo(CollectionsMarshal.AsSpan(target)[offset..]);
    }

    // A file that grows holds zeros where nothing was written.
    private static void Cut(List<byte> target, int length)
    {
        var before = target.Count;
        CollectionsMarshal.SetCount(target, length);
        if (length > before) CollectionsMarshal.AsSpan(target)[before..].Clear();
    }
}
