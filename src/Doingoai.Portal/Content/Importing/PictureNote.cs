using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Importing;

/// <summary>What a file says of a picture.</summary>
/// <param name="File">Path in the folder or archive of pictures.</param>
/// <param name="StorageId">Its id in <c>/storage/{id}/file</c> of the old portal.</param>
internal sealed record PictureNote(string File, string? Alt = null, string? Caption = null, string? Credit = null, string? StorageId = null)
{
    private const char Between = '|';
    private const int Parts = 5;

    /// <summary>In a table: one picture per line, <c>file | alt | caption | credit | storage id</c>; what comes last may be left out.</summary>
    public static IReadOnlyList<PictureNote> ReadAll(string cell) =>
        [.. cell.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Read)];

    private static PictureNote Read(string line)
    {
        var parts = line.Split(Between, StringSplitOptions.TrimEntries);
        return parts.Length <= Parts ? new(parts[0], Part(1), Part(2), Part(3), Part(4)) : throw new RuleException("import.pictures-form", line.Length > 80 ? line[..80] : line);

        string? Part(int at) => at < parts.Length && parts[at].Length > 0 ? parts[at] : null;
    }
}
