using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Site.Serving;

/// <summary>Scheme and host under which readers know the portal: as configured, else as the request came.</summary>
internal sealed class PublicAddress(IOptions<SiteOptions> options)
{
    public string Of(HttpRequest request) =>
        options.Value.PublicAddress is { Length: > 0 } configured ? configured : $"{request.Scheme}://{request.Host.ToUriComponent()}";
}
