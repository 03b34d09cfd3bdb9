using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Terms;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>Whether a version, with all that it shows, has what a channel needs.</summary>
internal sealed class VersionReadiness(IMediaLibrary library, TermBase terms, TimeProvider time)
{
    public async Task<RuleException?> RefusalAsync(ContentType type, ItemVersion version, Channel channel, CancellationToken cancel) =>
        Readiness.Refusal(type, version, channel, await terms.CurrentAsync(cancel)) ?? await MediaRefusalAsync(version, cancel);

    public async Task<RuleException?> MediaRefusalAsync(ItemVersion version, CancellationToken cancel)
    {
        string[] named = [.. VersionMedia.Of(version, FieldSet.Read(version.Fields)).Select(media => media.Sha256)];
        return MediaReadiness.Refusal((await library.FindAllAsync(named, cancel)).Values, version.Language, time.GetUtcNow());
    }
}
