namespace Doingoai.Portal.Media.Library;

/// <summary>The asset of an uploaded file; <paramref name="WasKnown"/>: the library had it before.</summary>
internal sealed record TakenMedia(MediaAsset Asset, bool WasKnown);
