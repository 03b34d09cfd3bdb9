using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Kiosk;

/// <summary>The browser that runs, on disk, so that an agent that was killed leaves none behind for ever.</summary>
internal sealed record BrowserRecord(int Process, long StartTime, string BootId)
{
    private const string FileName = "browser.json";

    public static void Write(string folder, int process)
    {
        if (ProcessTable.StartTimeOf(process) is not { } started) return;
        File.WriteAllBytes(Path.Combine(folder, FileName), ProtocolJson.ToBytes(new BrowserRecord(process, started, ProcessTable.BootId)));
    }

    /// <summary>Ends the browser an earlier agent left running; false if there was none.</summary>
    public static bool EndStale(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return false;

        var record = ProtocolJson.TryRead<BrowserRecord>(File.ReadAllBytes(path));
        File.Delete(path);
        if (record is null || record.BootId != ProcessTable.BootId || ProcessTable.StartTimeOf(record.Process) != record.StartTime) return false;

        ProcessTable.KillSession(record.Process);
        return true;
    }

    public static void Erase(string folder) => File.Delete(Path.Combine(folder, FileName));
}
