using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Media.Rights;

/// <summary>Somebody has looked at the borders and islands on a picture and answers for them.</summary>
internal sealed class CheckMap(ChangeAsset change, TimeProvider time)
{
    public Task<MediaAsset?> RunAsync(string sha256, int revision, Person by, CancellationToken cancel) =>
        change.RunAsync(sha256, revision, asset => asset.CheckMap(by, time.GetUtcNow()), cancel);
}
