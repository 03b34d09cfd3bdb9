using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Importing;

/// <summary>A folder; nothing outside it is opened, also not through a link inside it.</summary>
internal sealed class FolderPictures(string folder) : IPictureSource
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    public Stream? Open(string path)
    {
        var file = Path.GetFullPath(Path.Combine(_root, path));
        if (!file.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new RuleException("import.picture-outside", path);
        for (var part = file; part.Length > _root.Length; part = Path.GetDirectoryName(part)!)
            if (new FileInfo(part).LinkTarget is not null) throw new RuleException("import.picture-outside", path);

        try
        {
            return File.Exists(file) ? File.OpenRead(file) : null;
        }
        catch (UnauthorizedAccessException)
        {
            throw new RuleException("import.picture-unreadable");
        }
    }

    public void Dispose()
    {
    }
}
