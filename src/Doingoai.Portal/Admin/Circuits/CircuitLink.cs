using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Doingoai.Portal.Admin.Circuits;

/// <summary>Whether the browser behind a circuit is there. A circuit outlives its browser by minutes.</summary>
internal sealed class CircuitLink : CircuitHandler
{
    public bool IsUp { get; private set; } = true;

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        IsUp = true;
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        IsUp = false;
        return Task.CompletedTask;
    }
}
