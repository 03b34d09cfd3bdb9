namespace Doingoai.Portal.Media.Api;

/// <summary>An asset as the API tells it.</summary>
public sealed record MediaAssetResponse(
    string Sha256, MediaKind Kind, string ContentType, long SizeBytes, int Width, int Height, long? DurationMs, string FileName,
    IReadOnlyDictionary<string, string> Alt, IReadOnlyDictionary<string, string> Caption, string? Credit, string? Source, string? Licence,
    DateOnly? LicenceUntil, bool ShowsMap, DateTimeOffset? MapCheckedAt, IReadOnlyList<string> Tags, int Revision)
{
    internal static MediaAssetResponse Of(MediaAsset asset) => new(
        asset.Sha256, asset.Kind, asset.ContentType, asset.SizeBytes, asset.Width, asset.Height, asset.DurationMs, asset.FileName,
        asset.Alt, asset.Caption, asset.Credit, asset.Source, asset.Licence,
        asset.LicenceUntil, asset.ShowsMap, asset.MapCheckedAt, asset.Tags, asset.Revision);
}
