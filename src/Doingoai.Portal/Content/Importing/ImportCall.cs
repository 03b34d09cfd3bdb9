using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Startup;

namespace Doingoai.Portal.Content.Importing;

/// <summary>What somebody typed behind <c>import</c>. Pure.</summary>
/// <param name="Pictures">A folder or a zip archive; <c>null</c> = beside the file.</param>
/// <param name="As">User name of the author.</param>
/// <param name="Publish">User name of the publisher.</param>
/// <param name="Language">Of the report.</param>
internal sealed record ImportCall(string File, string? Pictures, string? As, string? Publish, bool DryRun, string Language)
{
    public const string Usage = "import <file.csv | file.json> [--pictures <folder | file.zip>] [--dry-run] [--as <user>] [--publish <user>] [--language vi|en|zh]";

    public static IReadOnlyDictionary<string, bool> Options { get; } =
        new Dictionary<string, bool> { ["pictures"] = true, ["as"] = true, ["publish"] = true, ["dry-run"] = false, ["language"] = true };

    public static ImportCall Read(string[] args)
    {
        var options = args.Where(arg => arg.StartsWith("--", StringComparison.Ordinal)).Select(arg => arg[2..].Split('=', 2))
            .GroupBy(pair => pair[0]).ToDictionary(same => same.Key, same => same.Last().ElementAtOrDefault(1));
        if (args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal)).ToArray() is not [var file]) throw new StartRefused($"Name one file: -- {Usage}");

        var language = options.GetValueOrDefault("language") ?? Languages.Vietnamese;
        if (!Languages.Knows(language)) throw new StartRefused($"Reports are written in vi, en or zh, not in '{language}'.");
        return new(file, options.GetValueOrDefault("pictures"), options.GetValueOrDefault("as"), options.GetValueOrDefault("publish"), options.ContainsKey("dry-run"), language);
    }

    public ReadOnlyMemory<byte> ReadFile()
    {
        if (!System.IO.File.Exists(File)) throw new StartRefused($"There is no file {File}.");
        if (new FileInfo(File).Length > ImportText.LargestFile) throw new RuleException("import.file-too-large", ImportText.LargestFile / 1024 / 1024);
        return System.IO.File.ReadAllBytes(File);
    }

    public IPictureSource OpenPictures()
    {
        var path = Pictures ?? (Path.ChangeExtension(File, ".zip") is { } beside && System.IO.File.Exists(beside) ? beside : Path.GetDirectoryName(Path.GetFullPath(File))!);
        if (Directory.Exists(path)) return new FolderPictures(path);
        return System.IO.File.Exists(path) ? new ZipPictures(System.IO.File.OpenRead(path)) : throw new StartRefused($"There is no folder or archive {path}.");
    }
}
