using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>An item in a language as it may be shown on one screen class.</summary>
/// <param name="DurationMs">Of a video; <c>null</c> = as long as the playlist says.</param>
/// <param name="From">When its publication begins; in the future = ships early with not-before.</param>
internal sealed record PlayableContent(
    string Item,
    string Language,
    string Title,
    EntryKind Kind,
    string Sha256,
    int? DurationMs,
    RiskClass RiskClass,
    IReadOnlyList<Approval> Approvals,
    DateTimeOffset From,
    DateTimeOffset? Until);
