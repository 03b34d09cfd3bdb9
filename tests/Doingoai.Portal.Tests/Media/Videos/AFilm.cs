using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Doingoai.Portal.Tests.Media.Videos;

/// <summary>Short real films, made by the ffmpeg of the machine.</summary>
internal static class AFilm
{
    /// <summary>As cameras record: 10 bits, 4:2:2, with a quiet tone, in a MOV.</summary>
    public static Task<byte[]> MovAsync(int seconds = 2, string size = "322x182") => MakeAsync(".mov",
        "-f", "lavfi", "-i", $"testsrc=size={size}:rate=10:duration={seconds}", "-f", "lavfi", "-i", $"sine=frequency=440:duration={seconds}", "-filter:a", "volume=-20dB",
        "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv422p10le", "-c:a", "pcm_s16le", "-metadata", "comment=+22.4856+103.9707/", "-shortest");

    public static async Task<JsonElement> ProbeAsync(string file) => JsonDocument.Parse(await RunAsync("ffprobe",
        "-v", "error", "-show_entries", "stream=codec_type,codec_name,pix_fmt,profile,width,height:format=duration:format_tags", "-of", "json", file)).RootElement;

    /// <summary>Integrated loudness, LUFS.</summary>
    public static async Task<double> LoudnessAsync(string file)
    {
        var said = await RunAsync("ffmpeg", "-nostats", "-i", file, "-vn", "-af", "ebur128", "-f", "null", "-");
        var line = said.Split('\n').Last(one => one.TrimStart().StartsWith("I:", StringComparison.Ordinal));
        return double.Parse(line.Split(':', 2)[1].Replace("LUFS", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }

    private static async Task<byte[]> MakeAsync(string extension, params string[] how)
    {
        var file = Path.Combine(Path.GetTempPath(), $"doingoai-film-{Guid.NewGuid():N}{extension}");
        await RunAsync("ffmpeg", ["-v", "error", "-y", .. how, file]);
        var film = await File.ReadAllBytesAsync(file);
        File.Delete(file);
        return film;
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = process.StandardError.ReadToEndAsync();
        var told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? told + await said : throw new InvalidOperationException(await said);
    }
}
