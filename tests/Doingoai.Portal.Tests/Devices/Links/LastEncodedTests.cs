using Doingoai.Portal.Devices.Links.Mqtt;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Tests.Devices.Links;

public sealed class LastEncodedTests
{
    private readonly LastEncoded _encoded = new();

    [Fact]
    public void A_notice_to_everybody_is_encoded_once()
    {
        var notice = Envelope.Of(DownTypes.Recall, new RecallMessage("signed"), DateTimeOffset.UnixEpoch);

        Assert.Same(_encoded.Of(notice), _encoded.Of(notice));
        Assert.Equal(ProtocolJson.ToBytes(notice), _encoded.Of(notice));
    }

    [Fact]
    public void Another_message_has_its_own_bytes()
    {
        var (one, other) = (Envelope.Of(DownTypes.Recall, new RecallMessage("one"), DateTimeOffset.UnixEpoch), Envelope.Of(DownTypes.Recall, new RecallMessage("other"), DateTimeOffset.UnixEpoch));

        _encoded.Of(one);

        Assert.Equal(ProtocolJson.ToBytes(other), _encoded.Of(other));
        Assert.Equal(ProtocolJson.ToBytes(one), _encoded.Of(one));
    }
}
