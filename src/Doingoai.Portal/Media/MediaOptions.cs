using System.ComponentModel.DataAnnotations;

namespace Doingoai.Portal.Media;

/// <summary>Bounds on foreign files. They hold before anything is decoded.</summary>
internal sealed class MediaOptions
{
    public const string Section = "Media";

    /// <summary>Largest file taken, bytes. The whole file is in memory until it has proven itself.</summary>
    [Range(1, int.MaxValue / 4)]
    public int MaxBytes { get; set; } = 64 * 1024 * 1024;

    [Range(1, 1_000_000_000)]
    public long MaxPixels { get; set; } = 100_000_000;

    [Range(1, 65_535)]
    public int MaxSide { get; set; } = 20_000;

    /// <summary>Decodes and encodes at a time; libvips itself runs one thread for each.</summary>
    [Range(1, 64)]
    public int Workers { get; set; } = 2;
}
