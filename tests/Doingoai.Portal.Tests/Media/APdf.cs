using System.Diagnostics;
using System.Globalization;

namespace Doingoai.Portal.Tests.Media;

/// <summary>Real PDFs, set by librsvg with real fonts.</summary>
internal static class APdf
{
    public static async Task<byte[]> OfAsync(string words, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("doingoai-pdf-");
        try
        {
            var (svg, pdf) = (Path.Combine(folder.FullName, "a.svg"), Path.Combine(folder.FullName, "a.pdf"));
            await File.WriteAllTextAsync(svg, string.Create(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" width="595" height="842"><text x="40" y="80" font-family="Noto Sans, Noto Sans CJK SC" font-size="18">{words}</text></svg>"""), cancel);
            using var made = Process.Start("rsvg-convert", ["-f", "pdf", "-o", pdf, svg]);
            await made.WaitForExitAsync(cancel);
            return await File.ReadAllBytesAsync(pdf, cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
