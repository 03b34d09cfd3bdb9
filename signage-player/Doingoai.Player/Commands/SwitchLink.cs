using Doingoai.Player.Link;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Commands;

/// <summary>
/// Prefers a link for a time. The old connection stands until the wanted one has been welcomed, and when it breaks any other
/// link will do: an order can never cut a device off.
/// </summary>
internal sealed class SwitchLink(Func<LinkSupervisor> links) : ICommand
{
    public string Name => CommandNames.SwitchLink;

    public async Task<CommandOutcome> RunAsync(Command command, CancellationToken cancel)
    {
        var wanted = CommandArgs.Read<SwitchLinkArgs>(command.Args)!;
        if (!links().Knows(wanted.Link)) return new(CommandState.Failed, "noSuchLink");
        return await links().PreferAsync(wanted.Link, TimeSpan.FromMinutes(wanted.Minutes), cancel)
            ? new(CommandState.Done, Body: ProtocolJson.ToElement(new SwitchLinkProof(wanted.Link)))
            : new(CommandState.Failed, "linkNotUp");
    }
}
