using System.Text;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Importing;

/// <summary>A path below the folder of pictures, however the old system wrote it; one that leads out of it is refused. Pure.</summary>
internal static class PicturePath
{
    public static string Clean(string path)
    {
        var parts = path.Trim().Normalize(NormalizationForm.FormC).Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").ToList();
        if (parts.Count == 0 || parts.Contains("..") || parts[0].Contains(':') || parts.Exists(part => part.Any(char.IsControl)))
            throw new RuleException("import.picture-outside", path.Length > 120 ? path[..120] : path);
        return string.Join('/', parts);
    }
}
