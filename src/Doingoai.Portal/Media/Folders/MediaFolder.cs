using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;

namespace Doingoai.Portal.Media.Folders;

/// <summary>A folder of the library. It arranges; what is in it stays what it is when the folder goes.</summary>
[Audited]
public sealed class MediaFolder
{
    public const int LongestName = 80;

    private MediaFolder()
    {
    }

    internal MediaFolder(string name, Guid? parent)
    {
        (Id, ParentId) = (Guid.CreateVersion7(), parent);
        Rename(name);
    }

    public Guid Id { get; private set; }

    public Guid? ParentId { get; private set; }

    public string Name { get; private set; } = "";

    internal void Rename(string name) => Name = name.Trim() switch
    {
        { Length: 0 or > LongestName } => throw new RuleException("media.folder-name", LongestName),
        var given => given,
    };

    internal void MoveTo(Guid? parent) => ParentId = parent;
}
