namespace Doingoai.Player.Kiosk;

/// <summary>Which browser to supervise, or why none.</summary>
internal static class BrowserFinder
{
    public const string None = "none";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    public static BrowserChoice Choose(KioskOptions options, string? searchPath, bool isRoot)
    {
        if (options.Browser == None) return new(null, "Kiosk:Browser is none");

        var path = options.Browser ?? Search(searchPath ?? "");
        if (path is null || !File.Exists(path)) return new(null, options.Browser is null ? "no Chromium is installed" : $"{options.Browser} does not exist");
        if (isRoot && !options.AllowRoot) return new(null, "as root a browser has no sandbox; run the player as its own user or set Kiosk:AllowRoot=true");

        return new(path, null);
    }

    private static string? Search(string searchPath) =>
        (from name in Names
         from folder in searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         select Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
