using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>The screen shows its name for a moment. Only the eyes in front of it can prove that, so it stays unverified.</summary>
internal sealed class Identify : ICommandKind
{
    public string Key => CommandNames.Identify;

    public bool NeedsScreen => true;

    public string Unproven => "seeForYourself";

    public bool IsProven(CommandRow command, CommandResult result, Witness by) => false;
}
