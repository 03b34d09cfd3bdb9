using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>The real pixels of a screen. Proven by the picture itself, uploaded and decoded here.</summary>
internal sealed class Screenshot : ICommandKind
{
    public string Key => CommandNames.Screenshot;

    public bool NeedsScreen => true;

    public bool IsProven(CommandRow command, CommandResult result, Witness by) => command.Picture is not null;
}
