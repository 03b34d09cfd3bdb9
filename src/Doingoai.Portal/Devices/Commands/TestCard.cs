using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>Outermost pixels, colours and a tone. Only eyes and ears in front of it can prove that, so it stays unverified.</summary>
internal sealed class TestCard : ICommandKind
{
    public string Key => CommandNames.TestCard;

    public bool IsProven(CommandRow command, CommandResult result, Witness by) => false;
}
