using System.Globalization;
using System.Text;
using QRCoder;

namespace Doingoai.Portal.Site.Sharing;

/// <summary>An address as a QR code, drawn as one path: sharp in any size, on screen and paper.</summary>
internal static class QrCode
{
    /// <summary>Medium correction survives a crease or a reflection; a very long Chinese address has room for little.</summary>
    private const int LongestAtMedium = 1_000;

    public static byte[] Svg(string address)
    {
        var level = address.Length <= LongestAtMedium ? QRCodeGenerator.ECCLevel.M : QRCodeGenerator.ECCLevel.L;
        using var code = QRCodeGenerator.GenerateQrCode(address, level);
        var modules = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                if (modules[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {modules.Count} {modules.Count}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{modules.Count}v{modules.Count}H0z"/><path d="{path}"/></svg>
            """));
    }
}
