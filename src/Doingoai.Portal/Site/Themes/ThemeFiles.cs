using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Site.Themes;

/// <summary>A theme as read from its folder in one go, checked and tried out: whatever is wrong with it is a <see cref="ThemeException"/> now, not an error for a reader later.</summary>
internal sealed class ThemeFiles
{
    private static readonly string[] Kinds = ["layouts", "templates", "partials"];

    private ThemeFiles(string folder)
    {
        Texts = new ThemeTexts(Path.Combine(folder, "texts"));
        Assets = new ThemeAssets(Path.Combine(folder, "assets"));
        Templates = new LiquidTemplates(Kinds.SelectMany(kind => Sources(folder, kind)).ToDictionary());
    }

    public LiquidTemplates Templates { get; }

    public ThemeTexts Texts { get; }

    public ThemeAssets Assets { get; }

    public static ThemeFiles Load(string folder)
    {
        try
        {
            var files = new ThemeFiles(folder);
            foreach (var language in Languages.All) files.TryOut(language);
            return files;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ThemeException(Path.GetFileName(folder), error.Message);
        }
    }

    /// <summary>Renders every page without content: finds what no reading of a template finds, such as a loop without end.</summary>
    private void TryOut(string language)
    {
        var frame = new View
        {
            ["t"] = Texts.ViewIn(language),
            ["assets"] = Assets.View(),
            ["lang"] = language,
            ["tag"] = Languages.Tag(language),
            ["home"] = Addresses.Home(language),
            ["page"] = new View(),
        };
        foreach (var name in Templates.Names.Where(name => !name.StartsWith("partials/", StringComparison.Ordinal))) Templates.Render(name, frame);
    }

    private static IEnumerable<KeyValuePair<string, string>> Sources(string folder, string kind) =>
        from file in Directory.EnumerateFiles(Path.Combine(folder, kind), "*.liquid")
        select KeyValuePair.Create($"{kind}/{Path.GetFileNameWithoutExtension(file)}", File.ReadAllText(file));
}
