using System.Security.Claims;

namespace Doingoai.Portal.Media;

/// <summary>
/// Says who may see a stored file. Modules that show media register one each; the widest answer counts. Asked on every
/// request for media, so it answers from memory.
/// </summary>
public interface IMediaAudience
{
    ValueTask<MediaAudience> OfAsync(string sha256, ClaimsPrincipal caller, CancellationToken cancel);
}
