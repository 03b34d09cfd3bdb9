using System.Security.Claims;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Media.Api;

/// <summary>Who uses the admin may see the library, also what is not published.</summary>
internal sealed class EditorsAudience(IServiceScopeFactory scopes) : IMediaAudience
{
    public async ValueTask<MediaAudience> OfAsync(string sha256, ClaimsPrincipal caller, CancellationToken cancel)
    {
        if (!Guid.TryParse(caller.FindFirstValue(ClaimTypes.NameIdentifier), out var person)) return MediaAudience.Nobody;

        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAccess>().MayAsync(person, Permission.UseAdmin, cancel: cancel)
            ? MediaAudience.Caller
            : MediaAudience.Nobody;
    }
}
