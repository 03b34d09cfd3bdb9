using Doingoai.Portal.Media.Library;

namespace Doingoai.Portal.Media.Videos;

/// <summary>Chooses what is seen before a film plays.</summary>
internal sealed class ChoosePoster(ChangeAsset change)
{
    public Task<MediaAsset?> RunAsync(string sha256, int revision, string frame, CancellationToken cancel) =>
        change.RunAsync(sha256, revision, asset => asset.ChoosePoster(frame), cancel);
}
