using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>A kind of command. "Done" is only believed with a proof of its own.</summary>
internal interface ICommandKind
{
    /// <summary>One of <see cref="CommandNames"/>.</summary>
    string Key { get; }

    /// <summary>True if it is about one screen.</summary>
    bool NeedsScreen { get; }

    /// <summary>Does what the device brought or read back show that it was carried out?</summary>
    bool IsProven(CommandRow command, CommandResult result);
}
