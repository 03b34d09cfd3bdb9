using Doingoai.Portal.Platform;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Signage.Slides;

/// <summary>The typefaces slides and widgets are set in. They come from the system's packages, not with the portal.</summary>
internal sealed class FontFiles(IOptions<SignageOptions> options)
{
    public const string Packages = "fonts-noto-core fonts-noto-cjk";

    private static readonly string[] Needed = ["NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"];

    private readonly Lazy<IReadOnlyDictionary<string, string>> _found = new(() => Search(options.Value.FontFolders));

    public string? PathOf(string name) => _found.Value.GetValueOrDefault(name);

    /// <summary>Without them Pango would set boxes instead of Vietnamese and Chinese, and somebody might approve them.</summary>
    public void Demand()
    {
        if (!AreIn(_found.Value)) throw new RuleException("slide.fonts-missing", Packages);
    }

    /// <summary>Asked at start, so that the answer is one sentence and not a slide of boxes.</summary>
    public static bool AreIn(IEnumerable<string> folders) => AreIn(Search(folders));

    private static bool AreIn(IReadOnlyDictionary<string, string> found) => Needed.All(found.ContainsKey);

    private static Dictionary<string, string> Search(IEnumerable<string> folders)
    {
        var found = new Dictionary<string, string>();
        foreach (var folder in folders.Where(Directory.Exists))
            foreach (var file in Directory.EnumerateFiles(folder, "Noto*", SearchOption.AllDirectories))
                found.TryAdd(Path.GetFileName(file), file);
        return found;
    }
}
