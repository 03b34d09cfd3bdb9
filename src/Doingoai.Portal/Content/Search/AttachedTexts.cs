using Doingoai.Portal.Media;

namespace Doingoai.Portal.Content.Search;

/// <summary>A version as plain text together with the documents it names and may still show.</summary>
internal sealed class AttachedTexts(IContentTypes types, IMediaTexts texts, IMediaRights rights, TimeProvider time)
{
    public async Task<DocumentText> OfAsync(LiveVersion version, CancellationToken cancel)
    {
        var type = types.Find(version.Type);
        var attached = new List<string>();
        foreach (var sha256 in DocumentText.Attached(type, version).Except(await rights.LapsedAsync(time.GetUtcNow(), cancel))) attached.Add(await texts.OfAsync(sha256, cancel));
        return DocumentText.Of(type, version, attached);
    }
}
