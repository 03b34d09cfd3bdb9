namespace Doingoai.Player.Hosting;

/// <summary>One player per folder: two would write the same journal.</summary>
internal static class FolderLock
{
    public static FileStream Take(string folder)
    {
        var path = Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartException(ExitCode.FolderUnusable, $"The player's folder {path} cannot be created: {error.Message}");
        }

        try
        {
            return new FileStream(Path.Combine(path, "player.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new StartException(ExitCode.FolderUnusable, $"The player's folder {path} cannot be written: {error.Message}");
        }
        catch (IOException)
        {
            throw new StartException(ExitCode.FolderUnusable, $"Another player is using {path}.");
        }
    }
}
