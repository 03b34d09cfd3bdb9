namespace Doingoai.FleetSimulator.Faults;

/// <summary>A bit of a stored file is not what it was.</summary>
internal static class BitFlip
{
    /// <summary>Flips one in the middle; size and time of the file stay.</summary>
    public static void In(string path)
    {
        var stamp = File.GetLastWriteTimeUtc(path);
        using (var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Position = file.Length / 2;
            var was = file.ReadByte();
            file.Position = file.Length / 2;
            file.WriteByte((byte)(was ^ 0x04));
        }

        File.SetLastWriteTimeUtc(path, stamp);
    }
}
