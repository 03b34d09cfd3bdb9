namespace Doingoai.Benchmarks;

/// <summary>What a comparison needs beside itself comes from Debian.</summary>
internal static class Programs
{
    public static void Demand(string command, string package)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Any(folder => File.Exists(Path.Combine(folder, command)));
        if (!found) throw new ArgumentException($"{command} is not installed: apt-get install {package}");
    }
}
