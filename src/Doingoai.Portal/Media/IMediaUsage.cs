namespace Doingoai.Portal.Media;

/// <summary>Answers "where is this used?" for the library. Modules that use assets register one each.</summary>
internal interface IMediaUsage
{
    Task<IReadOnlyList<MediaUse>> FindAsync(string sha256, CancellationToken cancel);
}

/// <summary>One place, with the admin's address of it.</summary>
/// <param name="Detail">In the reader's language: what kind of place, whether it is public.</param>
internal sealed record MediaUse(string Name, string Href, string Detail);
