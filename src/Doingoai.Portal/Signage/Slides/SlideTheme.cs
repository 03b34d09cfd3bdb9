using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Doingoai.Portal.Signage.Slides;

/// <summary>The files of themes/kiosk: templates, logo, and the words every slide carries. Read once.</summary>
internal sealed class SlideTheme
{
    private readonly ConcurrentDictionary<(string, SlideSize), SlideTemplate> _parsed = new();
    private readonly Dictionary<string, string> _templates;
    private readonly string _logo;
    private readonly Dictionary<string, Dictionary<string, string>> _texts;

    public SlideTheme(string folder)
    {
        var slides = Path.Combine(folder, "slides");
        _templates = Directory.GetFiles(slides, "*.svg").Order(StringComparer.Ordinal).ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        _logo = File.ReadAllText(Path.Combine(folder, "logo.svg"));
        var texts = File.ReadAllText(Path.Combine(folder, "texts.json"));
        _texts = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(texts)!;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(_templates.Values) + _logo + texts)));
    }

    /// <summary>Changes when a file changes: slides drawn before are drawn anew for versions not yet published.</summary>
    public string Fingerprint { get; }

    public bool Knows(string template) => _templates.ContainsKey(template);

    /// <summary>Words of the theme by field name, e.g. <c>brand</c>.</summary>
    public string? Text(string language, string field) => _texts.GetValueOrDefault(language)?.GetValueOrDefault(field);

    /// <summary>The template for a size; upright slides may have a drawing of their own (<c>name.portrait.svg</c>).</summary>
    public SlideTemplate Template(string name, SlideSize size) => _parsed.GetOrAdd((name, size), _ => SlideTemplate.Parse(Source(name, size.Portrait), _logo, size));

    private string Source(string name, bool portrait) =>
        portrait && _templates.TryGetValue(name + ".portrait", out var upright) ? upright : _templates[name];
}
