using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>A person publishes versions on a channel: exactly those named, whatever was saved meanwhile.</summary>
internal sealed class PublishVersion(Publisher publisher, ContentRights rights)
{
    /// <summary>False if there is no such version.</summary>
    public async Task<bool> RunAsync(PublishOrder order, Person by, CancellationToken cancel)
    {
        foreach (var version in order.Versions)
        {
            if (await rights.PlaceOfAsync(version, cancel) is not { } place) return false;
            await rights.DemandAsync(by, StageTable.Needed(Stage.Published, order.Channel), place.Unit, [place.Language], cancel);
        }

        await publisher.RunAsync(order, by, cancel);
        return true;
    }
}
