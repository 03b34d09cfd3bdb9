using System.Globalization;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Media.Videos;

/// <summary>Makes of any film one that every browser and every player of the network shows: H.264, eight bits, 4:2:0, at most 1920 wide or tall, sound at −23 LUFS, ready to begin before it is loaded.</summary>
internal sealed class NormaliseVideo(FfmpegRun ffmpeg, IOptions<MediaOptions> options)
{
    private const string Picture =
        "scale='trunc(min(1,1920/max(iw*sar,ih))*iw*sar/2)*2':'trunc(min(1,1920/max(iw*sar,ih))*ih/2)*2',setsar=1,format=yuv420p";

    public async Task RunAsync(string source, string target, Action<int> advanced, CancellationToken cancel)
    {
        var probe = VideoProbe.Read(await ffmpeg.ProbeAsync(source, cancel), options.Value.MaxVideoMinutes);
        var sound = probe.HasSound ? Loudness.Filter(await MeasureAsync(source, probe, cancel)) : null;
        await ffmpeg.RunAsync(source, ["-v", "error", "-progress", "pipe:1", "-nostats"], Output(probe, sound, target), probe.Length, line => Hear(line, probe.Length, advanced), cancel);
    }

    private Task<string> MeasureAsync(string source, VideoProbe probe, CancellationToken cancel) =>
        ffmpeg.RunAsync(source, ["-nostats"], ["-map", "0:a:0", "-vn", "-af", Loudness.Measuring, "-f", "null", "-"], probe.Length, null, cancel);

    private static string[] Output(VideoProbe probe, string? sound, string target) =>
    [
        "-map", "0:v:0", "-vf", Picture, "-c:v", "libx264", "-preset", "veryfast", "-crf", "21", "-profile:v", "high", "-level:v", "4.2", "-threads:v", "1", "-fpsmax", "60",
        .. probe.HasSound ? (string[])["-map", "0:a:0", "-c:a", "aac", "-b:a", "160k", "-ar", "48000", "-ac", "2", .. sound is null ? (string[])[] : ["-af", sound]] : ["-an"],
        "-map_metadata", "-1", "-map_chapters", "-1", "-movflags", "+faststart", "-f", "mp4", $"file:{target}",
    ];

    private static void Hear(string line, TimeSpan length, Action<int> advanced)
    {
        const string Time = "out_time_us=";
        if (line.StartsWith(Time, StringComparison.Ordinal) && long.TryParse(line.AsSpan(Time.Length), CultureInfo.InvariantCulture, out var us))
            advanced((int)Math.Clamp(us / 10_000.0 / length.TotalSeconds, 0, 99));
    }
}
