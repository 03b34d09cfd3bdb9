using System.ComponentModel.DataAnnotations;

namespace Doingoai.Portal.Media;

/// <summary>Bounds on foreign files. They hold before anything is decoded.</summary>
internal sealed class MediaOptions
{
    public const string Section = "Media";

    /// <summary>Largest picture taken, bytes, and largest file sent in one request: it is in memory until it has proven itself.</summary>
    [Range(1, int.MaxValue / 4)]
    public int MaxBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Largest file sent in pieces, bytes: a video.</summary>
    [Range(1, 16L * 1024 * 1024 * 1024)]
    public long MaxVideoBytes { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Longest video taken.</summary>
    [Range(1, 24 * 60)]
    public int MaxVideoMinutes { get; set; } = 120;

    /// <summary>Files a person may be sending at a time.</summary>
    [Range(1, 1_000)]
    public int OpenUploads { get; set; } = 40;

    /// <summary>Hours after which a file that stopped arriving is forgotten.</summary>
    [Range(1, 24 * 30)]
    public int UploadHours { get; set; } = 48;

    /// <summary>Bytes that uploads leave free on the disk, for the databases beside them.</summary>
    [Range(0, long.MaxValue)]
    public long KeepFree { get; set; } = 256L * 1024 * 1024;

    /// <summary>Folder of ffmpeg, ffprobe and heif-convert; <c>null</c> = those of PATH.</summary>
    public string? Tools { get; set; }

    [Range(1, 1_000_000_000)]
    public long MaxPixels { get; set; } = 100_000_000;

    [Range(1, 65_535)]
    public int MaxSide { get; set; } = 20_000;

    /// <summary>Decodes and encodes at a time; libvips itself runs one thread for each.</summary>
    [Range(1, 64)]
    public int Workers { get; set; } = 2;
}
