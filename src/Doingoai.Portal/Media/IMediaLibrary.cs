using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Media;

/// <summary>The pictures and videos that content may name.</summary>
public interface IMediaLibrary
{
    /// <summary>Takes a file in, or says by a rule <c>media.*</c> why not. The same file again is the same asset.</summary>
    Task<MediaAsset> UploadAsync(Stream content, string fileName, Person by, Guid? unit, CancellationToken cancel);

    Task<MediaAsset?> FindAsync(string sha256, CancellationToken cancel);

    /// <summary>The asset a recipe's media step brought in under this key, by which its other steps name it.</summary>
    Task<MediaAsset?> FindByKeyAsync(string key, CancellationToken cancel);

    /// <summary>The asset that the old portal had at <c>/storage/{id}/file</c>.</summary>
    Task<MediaAsset?> FindByLegacyIdAsync(string id, CancellationToken cancel);

    /// <summary>Those of <paramref name="sha256s"/> that exist.</summary>
    Task<IReadOnlyDictionary<string, MediaAsset>> FindAllAsync(IReadOnlyCollection<string> sha256s, CancellationToken cancel);

    /// <summary>Newest first.</summary>
    Task<MediaPage> ListAsync(MediaFilter filter, CancellationToken cancel);
}
