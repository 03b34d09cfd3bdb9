namespace Doingoai.Portal.Media;

/// <summary>Some assets of <paramref name="Total"/>.</summary>
public sealed record MediaPage(IReadOnlyList<MediaAsset> Assets, int Total);
