using System.Text.Json;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>A kind of command. "Done" is only believed with a proof of its own.</summary>
internal interface ICommandKind
{
    /// <summary>One of <see cref="CommandNames"/>.</summary>
    string Key { get; }

    /// <summary>True if it is about one screen; false: about the machine that drives it.</summary>
    bool NeedsScreen => false;

    /// <summary>It takes something from whoever looks at the screens: on more than one it needs a second person.</summary>
    bool IsGrave(JsonElement? args) => false;

    /// <summary>The run that takes it does not live to tell; it is not sent to another one.</summary>
    bool EndsRun => false;

    /// <summary>How long after its validity an order that was received may still be answered.</summary>
    TimeSpan Patience => TimeSpan.FromSeconds(30);

    /// <summary>Reason told when the device says "done" and it is not proven; closed word.</summary>
    string Unproven => "noProof";

    /// <summary>Does what the device brought or read back show that it was carried out?</summary>
    bool IsProven(CommandRow command, CommandResult result, Witness by);
}

/// <summary>The connection a result came by, as its token says.</summary>
/// <param name="Run">Of the agent.</param>
/// <param name="Link">Name of the link.</param>
internal readonly record struct Witness(string Run, string Link);
