using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Links.Mqtt;

/// <summary>The bytes of the envelope encoded last: a notice to everybody is encoded once, not once per screen.</summary>
internal sealed class LastEncoded
{
    private volatile Encoded? _last;

    public byte[] Of(Envelope envelope)
    {
        if (_last is { } last && ReferenceEquals(last.Envelope, envelope)) return last.Bytes;
        var bytes = ProtocolJson.ToBytes(envelope);
        _last = new(envelope, bytes);
        return bytes;
    }

    private sealed record Encoded(Envelope Envelope, byte[] Bytes);
}
