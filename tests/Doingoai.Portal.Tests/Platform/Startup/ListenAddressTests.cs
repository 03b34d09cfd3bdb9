using Doingoai.Portal.Platform.Startup;

namespace Doingoai.Portal.Tests.Platform.Startup;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://127.0.0.1:0", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://192.168.1.5:80", false)]
    [InlineData("http://doingoailaocai.vn:80", false)]
    public void Only_loopback_is_loopback(string text, bool loopback) => Assert.Equal(loopback, ListenAddress.Parse(text).IsLoopback);

    [Theory]
    [InlineData("http://0.0.0.0:80", false, true)]
    [InlineData("http://0.0.0.0:80", true, false)]
    [InlineData("https://0.0.0.0:443", false, false)]
    [InlineData("http://localhost:80", false, false)]
    public void Plain_text_on_a_network_is_refused_unless_allowed(string text, bool allowed, bool refused)
    {
        var check = () => ListenAddress.Parse(text).Check(allowed);

        if (refused) Assert.Throws<StartRefused>(check);
        else check();
    }

    [Fact]
    public void Several_addresses_stand_in_one_setting() =>
        Assert.Equal([80, 443], new NetworkOptions { Http = "http://localhost:80; https://*:443" }.Addresses().Select(address => address.Port));
}
