using Doingoai.Portal.Content;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Signage.Approvals;

/// <summary>
/// Publishing to screens approves what was drawn: one signed statement per screen class, in the publisher's name, written in
/// the publication's own transaction. Until persons have passkeys the portal key signs them, and says so by their kind.
/// </summary>
internal sealed class SlideApprovals(ISlideProjection projection, PortalTrust trust, TimeProvider time) : IPublicationPart
{
    /// <summary>What nobody looked at for a year leaves the screens.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(366);

    public async Task<IPreparedPublication> PrepareAsync(PublicationDraft draft, Person by, CancellationToken cancel)
    {
        if (draft.Channel != Channel.Screens) return new PreparedApprovals([]);

        var slides = await projection.ProjectAsync(draft.Version, cancel);
        if (slides.Count == 0) throw new RuleException("slide.not-for-screens");
        if (slides.FirstOrDefault(slide => slide.Refusal is not null) is { } refused) throw new RuleException(refused.Refusal!, refused.ScreenClass);
        if (draft.SlidesSeen is { } seen && !slides.All(slide => seen.Contains(slide.Sha256!))) throw new RuleException("slide.changed-since-seen");

        var now = time.GetUtcNow();
        return new PreparedApprovals([.. slides.Select(slide => Approve(draft, slide, by, now))]);
    }

    private StoredApproval Approve(PublicationDraft draft, ProjectedSlide slide, Person by, DateTimeOffset now)
    {
        var until = draft.Until ?? (draft.From > now ? draft.From : now) + Validity;
        var statement = new ApprovalStatement(
            slide.Sha256!, draft.Item, draft.Language, slide.ScreenClass, draft.RiskClass, until.ToUnixTimeMilliseconds(), by.Id, by.Name, now.ToUnixTimeMilliseconds());
        var approval = new Approval(ApprovalKind.Portal, trust.Sign(JwsTypes.Approval, statement));
        return new(Guid.CreateVersion7(now), draft.Id, draft.Version, slide.ContentType!, statement, approval);
    }

    private sealed class PreparedApprovals(IReadOnlyList<StoredApproval> approvals) : IPreparedPublication
    {
        public void AddTo(PortalDb db) => db.Approvals.AddRange(approvals);
    }
}
