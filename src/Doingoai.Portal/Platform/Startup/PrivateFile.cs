namespace Doingoai.Portal.Platform.Startup;

/// <summary>Files and folders only the portal's own user can read: keys, links, passwords of demo people.</summary>
internal static class PrivateFile
{
    public static FileStream Create(string path)
    {
        File.Delete(path); // UnixCreateMode applies to new files only
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
