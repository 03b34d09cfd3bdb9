using System.Text.Json;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Site.Themes;

/// <summary>The theme's own words: texts/{language}.json, one flat object each.</summary>
internal sealed class ThemeTexts
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _texts;

    public ThemeTexts(string folder)
    {
        _texts = Languages.All.ToDictionary(language => language, IReadOnlyDictionary<string, string> (language) => Read(Path.Combine(folder, $"{language}.json")));
        foreach (var (language, texts) in _texts)
        {
            if (_texts[Languages.Vietnamese].Keys.Except(texts.Keys).FirstOrDefault() is { } missing)
                throw new ThemeException($"texts/{language}.json", $"lacks {missing}");
        }
    }

    public IReadOnlyDictionary<string, string> In(string language) => _texts[language];

    /// <summary>For templates, as <c>t</c>.</summary>
    public View ViewIn(string language) => new(_texts[language].Select(text => KeyValuePair.Create(text.Key, (object?)text.Value)));

    private static Dictionary<string, string> Read(string file)
    {
        var name = $"texts/{Path.GetFileName(file)}";
        try
        {
            using var json = File.OpenRead(file);
            return JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? throw new ThemeException(name, "is empty");
        }
        catch (JsonException error)
        {
            throw new ThemeException(name, error.Message, (int?)error.LineNumber + 1);
        }
    }
}
