namespace Doingoai.Portal.Media.Library;

/// <summary>Says what a picture shows, who made it and how it may be used.</summary>
internal sealed class DescribeMedia(ChangeAsset change)
{
    /// <summary><paramref name="revision"/>: the one the person saw; another since then is a conflict.</summary>
    public Task<MediaAsset?> RunAsync(string sha256, int revision, MediaDescription description, CancellationToken cancel)
    {
        var tidy = description.Tidy();
        return change.RunAsync(sha256, revision, asset => asset.Describe(tidy), cancel);
    }
}
