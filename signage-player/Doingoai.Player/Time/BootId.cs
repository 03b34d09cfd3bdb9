namespace Doingoai.Player.Time;

/// <summary>Names one boot of the machine: a monotonic clock reading means something only within it.</summary>
internal static class BootId
{
    private const string KernelFile = "/proc/sys/kernel/random/boot_id";

    /// <summary>The kernel's boot id; where there is none, a fresh one, which trusts nothing from before.</summary>
    public static string Read(string path = KernelFile)
    {
        try
        {
            return Guid.Parse(File.ReadAllText(path).Trim()).ToString("N");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            return Guid.NewGuid().ToString("N");
        }
    }
}
