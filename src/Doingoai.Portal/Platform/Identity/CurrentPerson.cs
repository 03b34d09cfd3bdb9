using Microsoft.AspNetCore.Components.Authorization;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>In a circuit the request is long over, so the circuit's own state answers; elsewhere the request does.</summary>
internal sealed class CurrentPerson(CircuitMark circuit, IHttpContextAccessor http, IServiceProvider services) : ICurrentPerson
{
    public async ValueTask<Person?> GetAsync()
    {
        if (!circuit.IsCircuit) return http.HttpContext?.User.ToPerson();
        var state = await services.GetRequiredService<AuthenticationStateProvider>().GetAuthenticationStateAsync();
        return state.User.ToPerson();
    }
}
