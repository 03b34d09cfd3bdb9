namespace Doingoai.Portal.Media.Uploads;

/// <summary>What became of an upload: an asset, perhaps one that was there before, or a video still to be made playable.</summary>
internal sealed record UploadEnd(MediaAsset? Asset, bool WasKnown, Guid? Job);
