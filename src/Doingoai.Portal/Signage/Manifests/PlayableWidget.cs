using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>A widget as manifests carry it, with the approval of its typeface.</summary>
internal sealed record PlayableWidget(ManifestWidget Widget, IReadOnlyList<Approval> Approvals);
