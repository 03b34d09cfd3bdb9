using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Media.Tools;

/// <summary>Programs of the machine that the library uses when they are installed. Looked for anew each time, so that installing one needs no restart.</summary>
internal sealed class MediaTools(IOptions<MediaOptions> options)
{
    public string? Ffmpeg => Find("ffmpeg");

    public string? Ffprobe => Find("ffprobe");

    /// <summary>Debian 12 and 13 name it differently.</summary>
    public string? HeifConvert => Find("heif-dec") ?? Find("heif-convert");

    /// <summary>Of Debian's poppler-utils.</summary>
    public string? PdfToText => Find("pdftotext");

    public string? PdfInfo => Find("pdfinfo");

    public bool ConvertsVideos => Ffmpeg is not null && Ffprobe is not null;

    private string? Find(string name) =>
        (options.Value.Tools ?? Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
