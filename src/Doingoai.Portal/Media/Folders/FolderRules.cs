using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Media.Folders;

/// <summary>Where a folder may lie and how it may be called. Pure.</summary>
internal static class FolderRules
{
    public const int Most = 1_000;
    public const int Deepest = 6;

    public static void Demand(IReadOnlyList<MediaFolder> all, MediaFolder folder)
    {
        var tree = new FolderTree([.. all.Where(one => one.Id != folder.Id), folder]);
        if (all.Count > Most) throw new RuleException("media.too-many-folders", Most);
        if (folder.ParentId is { } parent && tree.Find(parent) is null) throw new RuleException("media.folder-gone");
        if (folder.ParentId is { } above && tree.Within(folder.Id).Contains(above)) throw new RuleException("media.folder-in-itself");
        if (tree.PathTo(folder.Id).Count > Deepest) throw new RuleException("media.folders-too-deep", Deepest);
        if (tree.In(folder.ParentId).Any(one => one.Id != folder.Id && Folding.Fold(one.Name) == Folding.Fold(folder.Name)))
            throw new RuleException("media.folder-name-taken", folder.Name);
    }
}
