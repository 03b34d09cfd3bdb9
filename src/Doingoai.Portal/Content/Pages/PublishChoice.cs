using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Content.Terms;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Pages;

/// <summary>A language on a channel in the publish dialog: what would be published, and why it cannot be if it cannot.</summary>
internal sealed record PublishChoice(Channel Channel, string Language, ItemVersion Version, bool IsLive, RuleException? Refusal)
{
    public (Channel, string) Key => (Channel, Language);

    public bool IsReady => Refusal is null;

    /// <summary>Chosen from the start: ready, and not live already.</summary>
    public bool IsDue => IsReady && !IsLive;

    public static PublishChoice Of(Channel channel, string language, LanguageStatus status, ContentType type, Person by, bool allowed, TermList terms) => new(
        channel, language, status.Latest, status.On(channel)?.VersionId == status.Latest.Id, allowed ? Why(status.Latest, type, channel, by, terms) : new RuleException("content.not-allowed"));

    private static RuleException? Why(ItemVersion version, ContentType type, Channel channel, Person by, TermList terms)
    {
        try
        {
            version.DemandPublishable(channel, by); // the very rule that will decide
            return Readiness.Refusal(type, version, channel, terms);
        }
        catch (RuleException refused)
        {
            return refused;
        }
    }
}
