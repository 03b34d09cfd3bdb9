using System.Security.Cryptography;
using Doingoai.Player.Playback;

namespace Doingoai.Player.Tests.Fixtures;

/// <summary>Pictures and videos made at test time by ffmpeg, by their hash.</summary>
internal sealed class TestMedia(string folder) : IMediaFiles
{
    public string? PathOf(string sha256) => Path.Combine(folder, sha256) is var path && File.Exists(path) ? path : null;

    public string Add(byte[] bytes)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        File.WriteAllBytes(Path.Combine(folder, sha256), bytes);
        return sha256;
    }

    /// <summary>A picture full of different pixels; <paramref name="seed"/> makes it another one.</summary>
    public string Picture(int width, int height, int seed) =>
        Make("png", "-f", "lavfi", "-i", $"testsrc2=size={width}x{height}:rate=1,hue=h={seed}", "-frames:v", "1");

    public string Plain(int width, int height, string colour) =>
        Make("png", "-f", "lavfi", "-i", $"color=c={colour}:size={width}x{height}", "-frames:v", "1");

    public string Video(int width, int height, int seconds) => Make(
        "mp4", "-f", "lavfi", "-i", $"testsrc2=size={width}x{height}:rate=25:duration={seconds}", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-movflags", "+faststart");

    private string Make(string extension, params string[] arguments)
    {
        var path = Path.Combine(folder, $"{Guid.CreateVersion7():N}.{extension}");
        Pixels.Run("ffmpeg", ["-v", "error", "-y", .. arguments, path]);
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return Add(bytes);
    }
}
