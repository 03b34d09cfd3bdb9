using Doingoai.Portal.Media.Library;

namespace Doingoai.Portal.Media.Framings;

/// <summary>Says where a picture may be cut.</summary>
internal sealed class FrameMedia(ChangeAsset change)
{
    public Task<MediaAsset?> RunAsync(string sha256, int revision, Framing? framing, CancellationToken cancel)
    {
        var tidy = framing?.Tidy();
        return change.RunAsync(sha256, revision, asset => asset.Frame(tidy), cancel);
    }
}
