using System.ComponentModel.DataAnnotations;

namespace Doingoai.Portal.Signage;

/// <summary>What may differ between portals.</summary>
internal sealed class SignageOptions
{
    public const string Section = "Signage";

    /// <summary>Where the typefaces of slides are looked for.</summary>
    [Required]
    public IReadOnlyList<string> FontFolders { get; set; } = ["/usr/share/fonts", "/usr/local/share/fonts"];

    /// <summary>How often manifests are compared with what they should be; changes wake this up at once.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ReconcileEvery { get; set; } = TimeSpan.FromSeconds(20);
}
