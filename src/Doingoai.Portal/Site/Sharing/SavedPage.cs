using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Doingoai.Portal.Site.Pages;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Sharing;

/// <summary>A page as one file that needs nothing else: style and pictures within, links leading back to the portal, no script.</summary>
internal sealed partial class SavedPage(PageRenderer renderer, InlinedPictures pictures, Theme theme)
{
    private static readonly string[] Sheets = ["site.css", "saved.css"];

    public async Task<byte[]> RenderAsync(SitePage page, string publicAddress, CancellationToken cancel)
    {
        var style = string.Concat(Sheets.Select(sheet => theme.Assets.Text(sheet)));
        var html = await renderer.RenderSavedAsync(page, publicAddress, StyleOf(AssetPattern().Replace(style, "none")), cancel);
        html = await pictures.IntoAsync(html, publicAddress, cancel);
        return Encoding.UTF8.GetBytes(LinkPattern().Replace(html, link => $"{link.Groups[1].Value}{publicAddress}{link.Groups[2].Value}"));
    }

    /// <summary>The file may use this style sheet, the pictures it holds, and nothing else, wherever it is opened.</summary>
    private static SafeHtml StyleOf(string css)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)));
        return new($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'sha256-{hash}'\">\n<style>{css}</style>");
    }

    [GeneratedRegex(@"url\([^)]*\)")]
    private static partial Regex AssetPattern();

    [GeneratedRegex("(<a [^<>]*?href=\")(/[^\"<>]*)")]
    private static partial Regex LinkPattern();
}
