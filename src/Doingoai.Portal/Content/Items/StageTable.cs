using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Items;

/// <summary>Which moves there are, what they need, and for which a second person must act.</summary>
internal static class StageTable
{
    private static readonly Dictionary<(Stage From, Stage To, Channel Channel), Move> Moves = new()
    {
        [(Stage.Draft, Stage.Published, Channel.Portal)] = new(Permission.PublishPortal),
        [(Stage.Draft, Stage.Published, Channel.Screens)] = new(Permission.PublishScreens, BySomebodyElse: true),
        [(Stage.Published, Stage.Published, Channel.Portal)] = new(Permission.PublishPortal),
        [(Stage.Published, Stage.Published, Channel.Screens)] = new(Permission.PublishScreens, BySomebodyElse: true),
        [(Stage.Published, Stage.Archived, Channel.Portal)] = new(Permission.RecallContent),
        [(Stage.Published, Stage.Archived, Channel.Screens)] = new(Permission.RecallContent),
    };

    /// <summary>Refuses a move that is not in the table or that its author may not make.</summary>
    public static void Demand(Stage from, Stage to, Channel channel, Guid author, Guid by)
    {
        if (!Moves.TryGetValue((from, to, channel), out var move)) throw new RuleException(from == Stage.Archived ? "version.archived" : "version.no-such-move");
        if (move.BySomebodyElse && author == by) throw new RuleException("version.author-may-not-publish");
    }

    public static Permission Needed(Stage to, Channel channel) => Moves.First(move => move.Key.To == to && move.Key.Channel == channel).Value.Permission;

    private sealed record Move(Permission Permission, bool BySomebodyElse = false);
}
