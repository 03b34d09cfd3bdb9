using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Commands;

/// <summary>One kind of order.</summary>
internal interface ICommand
{
    /// <summary>One of <see cref="CommandNames"/>.</summary>
    string Name { get; }

    Task<CommandOutcome> RunAsync(Command command, CancellationToken cancel);
}
