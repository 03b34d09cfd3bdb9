using System.Buffers.Binary;
using System.Text;

namespace Doingoai.FleetSimulator.Wire;

/// <summary>The few MQTT 5 packets a screen sends (OASIS MQTT 5.0, chapter 3), as bytes.</summary>
internal static class MqttPackets
{
    public static readonly byte[] Ping = [0xC0, 0];

    /// <summary>Clean start; no password for a broker that asks for none.</summary>
    public static byte[] Connect(string client, string? password)
    {
        var body = new MemoryStream();
        Text(body, "MQTT");
        body.Write([5, (byte)(password is null ? 0x02 : 0xC2), 0, 0, 0]); // version, flags, keep-alive off, no properties
        Text(body, client);
        if (password is not null)
        {
            Text(body, client);
            Text(body, password);
        }

        return Packet(0x10, body);
    }

    /// <summary>At QoS 1.</summary>
    public static byte[] Subscribe(IEnumerable<string> topics)
    {
        var body = new MemoryStream();
        body.Write([0, 1, 0]); // packet id, no properties
        foreach (var topic in topics)
        {
            Text(body, topic);
            body.WriteByte(1);
        }

        return Packet(0x82, body);
    }

    /// <param name="packet">Packet id for QoS 1; 0 = QoS 0.</param>
    public static byte[] Publish(string topic, ReadOnlySpan<byte> payload, ushort packet)
    {
        var body = new MemoryStream(topic.Length + payload.Length + 8);
        Text(body, topic);
        if (packet > 0) body.Write([(byte)(packet >> 8), (byte)packet]);
        body.WriteByte(0);
        body.Write(payload);
        return Packet(packet > 0 ? (byte)0x32 : (byte)0x30, body);
    }

    /// <summary>The length that begins at <paramref name="bytes"/>[1] and where the packet's body begins; false if that has not arrived whole.</summary>
    public static bool TryLength(ReadOnlySpan<byte> bytes, out int header, out int length)
    {
        (header, length) = (1, 0);
        for (var shift = 0; shift < 28 && header < bytes.Length; shift += 7)
        {
            var part = bytes[header++];
            length |= (part & 0x7F) << shift;
            if ((part & 0x80) == 0) return true;
        }

        return false;
    }

    /// <summary>Topic, packet id (0: QoS 0) and where the payload begins in the body of a PUBLISH.</summary>
    public static (Range Topic, ushort Packet, int Payload) ReadPublish(byte flags, ReadOnlySpan<byte> body)
    {
        var at = 2 + BinaryPrimitives.ReadUInt16BigEndian(body);
        var topic = 2..at;
        ushort packet = 0;
        if ((flags & 0x06) != 0)
        {
            packet = BinaryPrimitives.ReadUInt16BigEndian(body[at..]);
            at += 2;
        }

        var properties = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = body[at++];
            properties |= (part & 0x7F) << shift;
            if ((part & 0x80) == 0) break;
        }

        return (topic, packet, at + properties);
    }

    private static byte[] Packet(byte kind, MemoryStream body)
    {
        var packet = new MemoryStream((int)body.Length + 5);
        packet.WriteByte(kind);
        var left = (int)body.Length;
        do
        {
            packet.WriteByte((byte)(left > 127 ? (left & 0x7F) | 0x80 : left));
            left >>= 7;
        }
        while (left > 0);
        body.WriteTo(packet);
        return packet.ToArray();
    }

    private static void Text(MemoryStream to, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        to.Write([(byte)(bytes.Length >> 8), (byte)bytes.Length]);
        to.Write(bytes);
    }
}
