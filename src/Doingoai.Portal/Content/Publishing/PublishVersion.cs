using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>A person publishes versions: exactly those named, whatever was saved meanwhile; on one channel or on several in one act.</summary>
internal sealed class PublishVersion(Publisher publisher, ContentRights rights)
{
    /// <summary>False if there is no such version.</summary>
    public async Task<bool> RunAsync(IReadOnlyList<PublishOrder> orders, Person by, CancellationToken cancel)
    {
        foreach (var (version, channel) in orders.SelectMany(order => order.Versions, (order, version) => (version, order.Channel)))
        {
            if (await rights.PlaceOfAsync(version, cancel) is not { } place) return false;
            await rights.DemandAsync(by, StageTable.Needed(Stage.Published, channel), place.Unit, [place.Language], cancel);
        }

        await publisher.RunAllAsync(orders, by, cancel);
        return true;
    }
}
