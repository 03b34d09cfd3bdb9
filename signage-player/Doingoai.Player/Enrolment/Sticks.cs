using Doingoai.Player.Storage;

namespace Doingoai.Player.Enrolment;

/// <summary>Finds a file by its name in the player's own folder and on what is mounted, down to two folders.</summary>
internal sealed class Sticks(PlayerFolder folder, PlayerOptions options)
{
    // Bounds what a stick full of folders costs.
    private const int MostFolders = 64;

    /// <summary>All that are there, the player's own first.</summary>
    public IEnumerable<string> All(string name) => Places().Select(place => Path.Combine(place, name)).Where(File.Exists);

    private IEnumerable<string> Places()
    {
        yield return folder.Root;
        foreach (var root in options.StartFolders.Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return root;
            foreach (var stick in Below(root))
            {
                yield return stick;
                foreach (var inner in Below(stick)) yield return inner; // /media/<user>/<stick>
            }
        }
    }

    private static IReadOnlyList<string> Below(string path)
    {
        try
        {
            return Directory.Exists(path) ? [.. Directory.EnumerateDirectories(path).Take(MostFolders)] : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return []; // pulled out, or not ours to read
        }
    }
}
