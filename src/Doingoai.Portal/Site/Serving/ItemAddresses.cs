using Doingoai.Portal.Content;
using Doingoai.Portal.Site.Pages;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Site.Serving;

/// <summary>Tells editors under which addresses readers find an item.</summary>
internal sealed class ItemAddresses(ILive live, ISections sections, IOptions<SiteOptions> options, TimeProvider time) : IPublicAddresses
{
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(string item, CancellationToken cancel)
    {
        var all = await sections.AllAsync(cancel);
        var addresses = await live.AddressesOfAsync(Channel.Portal, item, time.GetUtcNow(), cancel);
        return addresses.ToDictionary(address => address.Language, address => options.Value.PublicAddress + new SectionIndex(all, address.Language).HrefOf(address));
    }
}
