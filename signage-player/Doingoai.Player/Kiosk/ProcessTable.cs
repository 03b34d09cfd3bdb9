using System.Globalization;
using System.Runtime.InteropServices;

namespace Doingoai.Player.Kiosk;

/// <summary>What the kernel knows of processes: start times tell a process from a later one with the same number.</summary>
internal static class ProcessTable
{
    private const int Kill = 9;

    public static bool IsRoot => Environment.IsPrivilegedProcess;

    /// <summary>Names this boot; start times count from it.</summary>
    public static string BootId => File.Exists("/proc/sys/kernel/random/boot_id") ? File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim() : "";

    /// <summary>In clock ticks since boot, or <c>null</c> if there is no such process.</summary>
    public static long? StartTimeOf(int process) => Stat(process) is { } stat ? long.Parse(stat[19], CultureInfo.InvariantCulture) : null;

    /// <summary>Ends every process of a session: the browser and all its children, wherever they have moved.</summary>
    public static void KillSession(int session)
    {
        // A second round catches what was forked while the first was under way.
        for (var round = 0; round < 2; round++)
        {
            foreach (var process in InSession(session)) _ = SendSignal(process, Kill);
        }
    }

    public static IReadOnlyList<int> InSession(int session) =>
    [
        .. from folder in Directory.EnumerateDirectories("/proc")
           let process = int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0
           where process > 0 && Stat(process) is { } stat && stat[0] != "Z" && stat[3] == session.ToString(CultureInfo.InvariantCulture)
           select process,
    ];

    // The fields after the command's name, which may hold blanks and brackets itself.
    private static string[]? Stat(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
