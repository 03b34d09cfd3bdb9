using System.Diagnostics;

namespace Doingoai.Player.Tests.Fixtures;

/// <summary>A small program that a test starts.</summary>
internal static class AScript
{
    // By a child: whatever another test starts while this process has the file open for writing holds it open a moment too, and
    // Linux runs no file that is.
    public static void Write(string path, string text)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", "cat > \"$0\" && chmod 700 \"$0\"", path]) { RedirectStandardInput = true })!;
        shell.StandardInput.Write(text);
        shell.StandardInput.Close();
        shell.WaitForExit();
        if (shell.ExitCode != 0) throw new InvalidOperationException($"{path} could not be written.");
    }
}
