using System.Collections.Frozen;

namespace Doingoai.Player.Local;

/// <summary>The renderer's own files, read once: what is not among them at the start does not exist.</summary>
internal sealed class RendererFiles
{
    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".mjs"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, RendererFile> _files;

    private RendererFiles(IEnumerable<RendererFile> files) => _files = files.ToFrozenDictionary(file => file.Name);

    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "renderer");

    public RendererFile Page => _files["index.html"];

    public static RendererFiles Load(string folder) => new(
        from path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        let type = ContentTypes.GetValueOrDefault(Path.GetExtension(path))
        where type is not null
        select new RendererFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), type, File.ReadAllBytes(path)));

    public RendererFile? Find(string name) => _files.GetValueOrDefault(name);
}
