using System.Text.Json;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>Prefers a link for a time. Proven by the link the answer came by.</summary>
internal sealed class SwitchLink : ICommandKind
{
    public string Key => CommandNames.SwitchLink;

    public bool IsGrave(JsonElement? args) => true;

    public bool IsProven(CommandRow command, CommandResult result, Witness by) => CommandArgs.Read<SwitchLinkArgs>(command.Arguments)?.Link == by.Link;
}
