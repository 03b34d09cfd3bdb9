using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Content;

/// <summary>Another module's share of a publication, e.g. the approvals of slides: prepared before, written in the same transaction.</summary>
internal interface IPublicationPart
{
    /// <summary>May refuse (RuleException) and so stop the publication.</summary>
    Task<IPreparedPublication> PrepareAsync(PublicationDraft draft, Person by, CancellationToken cancel);
}

/// <summary>Adds the prepared rows to the publication's transaction; it only adds, it does not save.</summary>
internal interface IPreparedPublication
{
    void AddTo(PortalDb db);
}

/// <summary>A publication about to be written.</summary>
/// <param name="SlidesSeen">Hashes of the slides the publisher saw and signs for; <c>null</c> = as drawn.</param>
internal sealed record PublicationDraft(
    Guid Id,
    string Item,
    string Version,
    string Language,
    Channel Channel,
    RiskClass RiskClass,
    DateTimeOffset From,
    DateTimeOffset? Until,
    IReadOnlyList<string>? SlidesSeen);
