using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Commands;

/// <summary>One kind of order.</summary>
internal interface ICommand
{
    /// <summary>One of <see cref="CommandNames"/>.</summary>
    string Name { get; }

    /// <summary>How long it may take.</summary>
    TimeSpan Patience => TimeSpan.FromSeconds(30);

    /// <summary>Carries it out and reads the effect back. Arguments were checked against the closed schema.</summary>
    Task<CommandOutcome> RunAsync(Command command, CancellationToken cancel);

    /// <summary>It was begun, and this is another run of the agent: what became of it?</summary>
    CommandOutcome Resume(BegunCommand begun, RestartProof now) => new(CommandState.Failed, "interrupted");
}

/// <summary>An order as it was begun, kept on disk until its outcome is.</summary>
internal sealed record BegunCommand(Command Command, string Run, string BootId);
