using System.Globalization;
using System.Security.Claims;
using Doingoai.Portal.Content;
using Doingoai.Portal.Media;
using Doingoai.Portal.Media.Api;
using Doingoai.Portal.Site.Pages;

namespace Doingoai.Portal.Site.Serving;

/// <summary>Addresses of the old portal: one step to where the same thing stands today, if readers may see it.</summary>
internal sealed class LegacyEndpoints(ILive live, ISections sections, IMediaLibrary library, MediaGate gate, PageEndpoints pages, TimeProvider time)
{
    private static readonly ClaimsPrincipal Anybody = new(new ClaimsIdentity());

    /// <summary>/{language}/bai-viet/{number}</summary>
    public async Task ArticleAsync(HttpContext http, string language, int number)
    {
        var (now, cancel) = (time.GetUtcNow(), http.RequestAborted);
        if (await live.LegacyItemAsync(number, cancel) is not { } item)
            await pages.ItemAsync(http, language, number.ToString(CultureInfo.InvariantCulture)); // a section of today may be called so
        else if (await live.FindAsync(Channel.Portal, language, item, now, cancel) is { } version)
            Moved.To(http, new SectionIndex(await sections.AllAsync(cancel), language).HrefOf(version));
        else if (await live.WasLiveAsync(Channel.Portal, language, item, now, cancel))
            await pages.GoneAsync(http, language);
        else
            await pages.NotFoundAsync(http, language);
    }

    /// <summary>/{language}/kenh-tin/{number}-{slug}</summary>
    public async Task ChannelAsync(HttpContext http, string language, string channel)
    {
        var index = new SectionIndex(await sections.AllAsync(http.RequestAborted), language);
        var number = int.Parse(channel.Split('-')[0], CultureInfo.InvariantCulture); // the route lets nothing else in
        if (index.ByLegacyNumber(number) is { } section) Moved.To(http, index.Href(section));
        else await pages.ItemAsync(http, language, channel);
    }

    /// <summary>/storage/{id}/file: a picture as pages show it, anything else as it is.</summary>
    public async Task FileAsync(HttpContext http, string id)
    {
        if (await library.FindByLegacyIdAsync(id, http.RequestAborted) is { } asset && await gate.OfAsync(asset.Sha256, Anybody, http.RequestAborted) == MediaAudience.Everyone)
            Moved.To(http, Addresses.Media(asset.Sha256, asset.Kind == MediaKind.Picture ? "page" : "original"));
        else if (ReaderConstraint.WantsPage(http.Request))
            await pages.NowhereAsync(http);
        else
            http.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
