using Doingoai.Portal.Content;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Signage.Playlists;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>Keeps manifests and recall list as they should be: on every tick, and at once when something says it has changed.</summary>
internal sealed class ManifestPublisher(LoopServices services, IOptions<SignageOptions> options, RecallLists recalls, IssueManifests manifests, EventBus events)
    : LeasedLoop(services, "manifest-publisher", options.Value.ReconcileEvery), IOn<PublicationChanged>, IOn<ItemRecalled>, IOn<ArrangementChanged>
{
    // What is recalled must go at once: the machine is not busy with the manifests that repeat it until it has gone out.
    private static readonly TimeSpan RecallAhead = TimeSpan.FromMilliseconds(300);

    private readonly TimeProvider _time = services.Time;

    public void Handle(PublicationChanged happened)
    {
        if (happened.Channel == Channel.Screens) Wake();
    }

    public void Handle(ItemRecalled happened) => Wake();

    public void Handle(ArrangementChanged happened) => Wake();

    protected override async Task StepAsync(CancellationToken stop)
    {
        if (await recalls.IssueAsync(_time.GetUtcNow(), stop))
        {
            events.Raise(new RecallIssued()); // ahead of all downloads
            await Task.Delay(RecallAhead, _time, stop);
        }

        await manifests.AllAsync(stop);
    }
}
