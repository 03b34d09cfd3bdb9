using Doingoai.Portal.Content;
using Doingoai.Portal.Site.Pages;

namespace Doingoai.Portal.Site.Serving;

/// <summary>GET /{language}/preview/{version}: the page as it would be, for those who write it.</summary>
internal sealed class PreviewEndpoint(IDrafts drafts, ItemPage item, MessagePages messages, PageWriter writer, TimeProvider time)
{
    public async Task GetAsync(HttpContext http, string language, string version)
    {
        var draft = await drafts.FindAsync(version, http.RequestAborted);
        var page = draft is null || draft.Language != language
            ? await messages.NotFoundAsync(language, http.RequestAborted)
            : await item.BuildAsync(draft, time.GetUtcNow(), http.RequestAborted);
        await writer.WriteAsync(http, page with { IsPreview = true });
    }
}
