namespace Doingoai.Portal.Site.Themes;

/// <summary>Another number whenever a file of a folder has come, gone or changed.</summary>
internal static class ThemeStamp
{
    public static long Of(string folder)
    {
        var hash = new HashCode();
        try
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
            {
                hash.Add(file.FullName);
                hash.Add(file.Length);
                hash.Add(file.LastWriteTimeUtc);
            }
        }
        catch (IOException)
        {
            hash.Add(Environment.TickCount64); // in the middle of a change: look again
        }

        return (1L << 32) | (uint)hash.ToHashCode();
    }
}
