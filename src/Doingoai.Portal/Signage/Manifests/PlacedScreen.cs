using Doingoai.Protocol.Manifests;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>A screen as manifests describe it, and whose it is.</summary>
internal sealed record PlacedScreen(Guid Cluster, Guid Device, ManifestScreen Manifest);
