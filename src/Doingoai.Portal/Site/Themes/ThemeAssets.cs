using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;

namespace Doingoai.Portal.Site.Themes;

/// <summary>Style sheets and drawings, each at an address that carries the hash of its bytes and so never changes.</summary>
internal sealed partial class ThemeAssets
{
    private readonly FrozenDictionary<string, string> _addresses;
    private readonly FrozenDictionary<string, Asset> _assets;

    public ThemeAssets(string folder)
    {
        var types = new FileExtensionContentTypeProvider();
        var files = Directory.EnumerateFiles(folder).OrderBy(file => file.EndsWith(".css", StringComparison.Ordinal)).ToList();
        var addresses = new Dictionary<string, string>();
        var assets = new Dictionary<string, Asset>();
        foreach (var file in files)
        {
            var name = Path.GetFileName(file);
            var bytes = name.EndsWith(".css", StringComparison.Ordinal) ? LinkAssets(File.ReadAllText(file), addresses) : File.ReadAllBytes(file);
            var hashed = $"{Path.GetFileNameWithoutExtension(name)}.{Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}{Path.GetExtension(name)}";
            addresses[name] = $"/theme/{hashed}";
            assets[hashed] = new Asset(bytes, types.TryGetContentType(name, out var type) ? type : "application/octet-stream");
        }

        _addresses = addresses.ToFrozenDictionary();
        _assets = assets.ToFrozenDictionary();
    }

    public Asset? Find(string hashedName) => _assets.GetValueOrDefault(hashedName);

    /// <summary>A style sheet by its own name, as text.</summary>
    public string Text(string name) => System.Text.Encoding.UTF8.GetString(_assets[_addresses[name]["/theme/".Length..]].Bytes.Span);

    /// <summary>For templates, as <c>assets</c>: <c>site.css</c> is <c>assets.site_css</c>.</summary>
    public View View() => new(_addresses.Select(asset => KeyValuePair.Create(asset.Key.Replace('.', '_').Replace('-', '_'), (object?)asset.Value)));

    /// <summary>Drawings named in a style sheet are reached by their hashed addresses too.</summary>
    private static byte[] LinkAssets(string css, Dictionary<string, string> addresses) => System.Text.Encoding.UTF8.GetBytes(
        UrlPattern().Replace(css, match => addresses.TryGetValue(match.Groups[1].Value, out var address) ? $"url({address})" : match.Value));

    [GeneratedRegex(@"url\(([\w.-]+)\)")]
    private static partial Regex UrlPattern();

    public sealed record Asset(ReadOnlyMemory<byte> Bytes, string ContentType);
}
