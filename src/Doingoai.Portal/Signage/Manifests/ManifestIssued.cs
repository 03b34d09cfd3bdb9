namespace Doingoai.Portal.Signage.Manifests;

/// <summary>A screen has a newer signed manifest.</summary>
internal sealed record ManifestIssued(Guid Screen, long Version);
