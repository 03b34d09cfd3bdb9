using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Site.Themes;

/// <summary>A theme as loaded from its folder: trusted files, read once at start.</summary>
internal sealed class Theme
{
    private static readonly string[] Kinds = ["layouts", "templates", "partials"];

    public Theme(IOptions<SiteOptions> options) : this(Path.Combine(AppContext.BaseDirectory, "themes", options.Value.Theme))
    {
    }

    public Theme(string folder)
    {
        Templates = new LiquidTemplates(Kinds.SelectMany(kind => Sources(folder, kind)).ToDictionary());
        Texts = new ThemeTexts(Path.Combine(folder, "texts"));
        Assets = new ThemeAssets(Path.Combine(folder, "assets"));
    }

    public LiquidTemplates Templates { get; }

    public ThemeTexts Texts { get; }

    public ThemeAssets Assets { get; }

    private static IEnumerable<KeyValuePair<string, string>> Sources(string folder, string kind) =>
        from file in Directory.EnumerateFiles(Path.Combine(folder, kind), "*.liquid")
        select KeyValuePair.Create($"{kind}/{Path.GetFileNameWithoutExtension(file)}", File.ReadAllText(file));
}
