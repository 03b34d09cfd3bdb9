using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Doingoai.Portal.Admin.Circuits;

/// <summary>Everything a circuit does, it does for the person who opened it.</summary>
internal sealed class CircuitActor(AuthenticationStateProvider states, CircuitMark mark, IActor actor) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        mark.IsCircuit = true;
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async activity =>
    {
        var state = await states.GetAuthenticationStateAsync();
        using var acting = actor.Be(state.User.ToPerson() ?? ActingPerson.Anonymous);
        await next(activity);
    };
}
