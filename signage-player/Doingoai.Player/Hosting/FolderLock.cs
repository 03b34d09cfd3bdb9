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
            return Open(Path.Combine(path, "player.lock"));
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

    private static FileStream Open(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && File.Exists(path))
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.None); // a disk that turned read-only must still play what is on it
        }
    }
}
