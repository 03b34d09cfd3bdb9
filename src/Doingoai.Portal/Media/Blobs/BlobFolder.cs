using Doingoai.Portal.Platform.Persistence;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Media.Blobs;

/// <summary>Where things lie on disk: two levels of folders keep each of them small.</summary>
internal sealed class BlobFolder(IOptions<DatabaseOptions> database)
{
    private readonly string _root = Path.GetFullPath(database.Value.Folder);

    /// <summary>On the same file system as the blobs, so that a rename is atomic.</summary>
    public string Staging => Path.Combine(_root, "blobs", ".staging");

    /// <summary>Files that are still arriving, and videos that wait to be made playable; on the same file system too.</summary>
    public string Arriving(Guid id) => Path.Combine(Arrivals, id.ToString("N"));

    public string Arrivals => Path.Combine(_root, "blobs", ".arriving");

    public string Blob(string sha256) => Path.Combine(_root, "blobs", sha256[..2], sha256[2..4], sha256);

    public string Rendition(string sha256, string file) => Path.Combine(_root, "renditions", sha256[..2], sha256[2..4], file);
}
