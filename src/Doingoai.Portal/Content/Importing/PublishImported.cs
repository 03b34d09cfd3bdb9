using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Importing;

/// <summary>Publishes what was imported on the portal in a publisher's name, by the rules that hold for everybody. Screens are never published to by the hundred.</summary>
internal sealed class PublishImported(PublishVersion publish, VersionReadiness readiness)
{
    /// <returns>True if it was published; false if there was nothing to do. RuleException if it may not be.</returns>
    public async Task<bool> RunAsync(ContentType type, ItemVersion version, Person publisher, bool dryRun, CancellationToken cancel)
    {
        if (version.Stage != Stage.Draft) return false;
        if (version.AuthorId == publisher.Id) throw new RuleException("import.publisher-is-author");
        if (dryRun) return await readiness.RefusalAsync(type, version, Channel.Portal, cancel) is { } refusal ? throw refusal : true;
        return await publish.RunAsync([new([version.Id], Channel.Portal)], publisher, cancel);
    }
}
