using System.Security.Claims;

namespace Doingoai.Portal.Media.Api;

/// <summary>The widest answer of all who know an audience.</summary>
internal sealed class MediaGate(IEnumerable<IMediaAudience> audiences)
{
    public async ValueTask<MediaAudience> OfAsync(string sha256, ClaimsPrincipal caller, CancellationToken cancel)
    {
        var widest = MediaAudience.Nobody;
        foreach (var audience in audiences)
        {
            var answer = await audience.OfAsync(sha256, caller, cancel);
            if (answer > widest) widest = answer;
            if (widest == MediaAudience.Everyone) break;
        }

        return widest;
    }
}
