namespace Doingoai.Portal.Media.Folders;

/// <summary>The folders as they lie in each other. Pure.</summary>
internal sealed class FolderTree(IReadOnlyList<MediaFolder> folders)
{
    /// <summary>A folder with all that lie in it, at any depth.</summary>
    public IReadOnlyList<Guid> Within(Guid folder)
    {
        var within = new List<Guid> { folder };
        for (var at = 0; at < within.Count; at++)
            within.AddRange(folders.Where(one => one.ParentId == within[at] && !within.Contains(one.Id)).Select(one => one.Id));
        return within;
    }

    /// <summary>Those directly in a folder, or at the top, by name.</summary>
    public IEnumerable<MediaFolder> In(Guid? parent) => folders.Where(one => one.ParentId == parent).OrderBy(one => one.Name, StringComparer.CurrentCulture);

    public MediaFolder? Find(Guid? id) => folders.FirstOrDefault(one => one.Id == id);

    /// <summary>From the top down to the folder itself.</summary>
    public IReadOnlyList<MediaFolder> PathTo(Guid? id)
    {
        var path = new List<MediaFolder>();
        for (var at = Find(id); at is not null && !path.Contains(at); at = Find(at.ParentId)) path.Insert(0, at);
        return path;
    }
}
