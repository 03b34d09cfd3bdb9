using System.Net;
using System.Net.Sockets;

namespace Doingoai.Portal.Site.Feedback;

/// <summary>Where a reader writes from, for counting only: an IPv6 network as a whole, for a machine there has as many addresses as it likes. Never stored.</summary>
internal static class FeedbackNetwork
{
    public static string Of(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes()[..8]),
        _ => address.ToString(),
    };
}
