using Doingoai.Portal.Media.Intake;
using Doingoai.Portal.Media.Tools;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Media.Videos;

/// <summary>
/// Calls ffmpeg on a foreign file: the demuxer is named (a playlist that calls itself a film is not followed), only this
/// one file may be opened, and time and memory are bounded.
/// </summary>
internal sealed partial class FfmpegRun(MediaTools tools, ILogger<FfmpegRun> logger)
{
    private const long Memory = 4L * 1024 * 1024 * 1024;

    private static readonly TimeSpan Least = TimeSpan.FromMinutes(10);

    public async Task<string> ProbeAsync(string file, CancellationToken cancel)
    {
        var heard = new System.Text.StringBuilder();
        string[] question = ["-v", "error", .. Input(file), "-show_entries", "format=duration:stream=codec_type,width,height", "-of", "json"];
        await RunAsync(tools.Ffprobe, question, Least, line => heard.Append(line), cancel);
        return heard.ToString();
    }

    /// <returns>The last it said.</returns>
    public Task<string> RunAsync(string file, IEnumerable<string> before, IEnumerable<string> after, TimeSpan length, Action<string>? heard, CancellationToken cancel) =>
        RunAsync(tools.Ffmpeg, ["-hide_banner", "-nostdin", "-y", .. before, .. Input(file), .. after], Least + (length * 30), heard, cancel);

    private async Task<string> RunAsync(string? program, IEnumerable<string> arguments, TimeSpan processor, Action<string>? heard, CancellationToken cancel)
    {
        var end = await LeashedProcess.RunAsync(program ?? throw new RuleException("media.video-not-playable"), arguments, new(processor, Memory), heard, cancel);
        if (end.IsGood) return end.Said;

        LogFailed(end.Code, end.Said);
        throw new RuleException("media.video-failed");
    }

    private static string[] Input(string file) => ["-protocol_whitelist", "file", "-f", Demuxer(file), "-i", $"file:{file}"];

    private static string Demuxer(string path)
    {
        using var file = File.OpenHandle(path);
        Span<byte> head = stackalloc byte[MediaFormat.HeadBytes];
        return MediaFormat.Of(head[..RandomAccess.Read(file, head, 0)]) switch
        {
            { } mp4 when mp4 == MediaFormat.Mp4 || mp4 == MediaFormat.QuickTime => "mov",
            { } webm when webm == MediaFormat.WebM || webm == MediaFormat.Matroska => "matroska",
            { } avi when avi == MediaFormat.Avi => "avi",
            _ => throw new RuleException("media.not-a-picture"),
        };
    }

    [LoggerMessage(LogLevel.Warning, "A video was refused: the program ended with {Code}: {Said}")]
    private partial void LogFailed(int code, string said);
}
