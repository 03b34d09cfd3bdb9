using System.Security.Cryptography;
using System.Text;

namespace Doingoai.Portal.Site.Serving;

/// <summary>What readers see when there is no theme that could be shown: calm, in three languages, and of the program itself.</summary>
internal static class StaticFailure
{
    private const string Style = "body{margin:0;min-height:100vh;display:grid;place-content:center;padding:1.5rem;background:#083743;color:#fff;font:1.0625rem/1.65 'Segoe UI','Noto Sans',Roboto,sans-serif}main{max-width:34rem}h1{font-size:1.25rem;margin:1.5rem 0 .25rem;color:#f2b632}p{margin:0}";

    public static string Policy { get; } = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; frame-ancestors 'none'";

    public static string Html { get; } = $"""
        <!doctype html>
        <html lang="vi">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>Cổng thông tin đối ngoại tỉnh Lào Cai</title>
        <style>{Style}</style>
        </head>
        <body>
        <main>
        <h1>Cổng thông tin đang được bảo trì</h1>
        <p>Mời bạn quay lại sau ít phút.</p>
        <div lang="en"><h1>The portal is under maintenance</h1>
        <p>Please come back in a few minutes.</p></div>
        <div lang="zh-Hans"><h1>门户网站正在维护</h1>
        <p>请几分钟后再访问。</p></div>
        </main>
        </body>
        </html>
        """;
}
