using System.Globalization;
using System.Text;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Wire;
using QRCoder;

namespace Doingoai.Portal.Devices.Board;

/// <summary>A start packet as a QR code, drawn as one path: the pages allow no pictures from elsewhere and no inline style.</summary>
internal static class StartQr
{
    // More would not be read by a cheap camera; a packet with an authority of its own goes by file.
    private const int MostBytes = 1_000;

    /// <summary><c>null</c>: too long for a code.</summary>
    public static QrPicture? Of(StartPacket packet)
    {
        var bytes = ProtocolJson.ToBytes(packet);
        if (bytes.Length > MostBytes) return null;
        using var code = QRCodeGenerator.GenerateQrCode(bytes, QRCodeGenerator.ECCLevel.L);
        var (path, modules) = (new StringBuilder(), code.ModuleMatrix);
        for (var y = 0; y < modules.Count; y++)
            for (var x = 0; x < modules[y].Count; x++)
                if (modules[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return new(modules.Count, path.ToString());
    }
}
