using Doingoai.Portal.Platform.Auditing;

namespace Doingoai.Portal.Media.Library;

/// <summary>A file of the old portal, there at <c>/storage/{id}/file</c>, and the asset that it is here.</summary>
[Audited]
internal sealed class LegacyFile(string id, string sha256)
{
    public const int LongestId = 64;

    public string Id { get; private set; } = id;

    public string Sha256 { get; private set; } = sha256;

    public void Become(string sha256) => Sha256 = sha256;
}
