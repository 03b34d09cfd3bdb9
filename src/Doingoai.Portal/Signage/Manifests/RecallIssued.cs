namespace Doingoai.Portal.Signage.Manifests;

/// <summary>The signed recall list has grown.</summary>
internal sealed record RecallIssued;
