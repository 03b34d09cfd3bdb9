using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using Doingoai.Protocol.Manifests;
using NetVips;

namespace Doingoai.FleetSimulator.Screens;

/// <summary>Makes what screens show: slides with text in three languages, photographs and films; none of them dark or pale, all with a mark in their corner.</summary>
internal sealed class Studio(string folder, int width, int height)
{
    private static readonly string[] Headlines = ["Cửa khẩu quốc tế Lào Cai mở cửa từ 7 giờ", "Kim Thanh border gate no. 2 is open", "金城二号公路口岸今日开放", "Mùa vàng ở Sa Pa"];
    private static readonly double[][] Grounds = [[150, 70, 40], [40, 90, 150], [60, 120, 70], [140, 110, 40], [110, 60, 130]];

    /// <summary>A raster with large type, as slides are.</summary>
    public Piece Slide(int number)
    {
        using var text = Image.Text($"{Headlines[number % Headlines.Length]}\n{number}", font: "Noto Sans Bold", width: width * 4 / 5, height: height / 2);
        using var ink = text.Embed((width - text.Width) / 2, (height - text.Height) / 2, width, height);
        using var ground = Image.Black(width, height, bands: 3).Linear([1, 1, 1], Grounds[number % Grounds.Length]).Cast(Enums.BandFormat.Uchar);
        using var slide = ink.Ifthenelse(ground.Linear([0, 0, 0], [243, 239, 228]).Cast(Enums.BandFormat.Uchar), ground, blend: true).Copy(interpretation: Enums.Interpretation.Srgb);
        using var marked = Mark(slide);
        return new(EntryKind.Slide, "image/png", marked.PngsaveBuffer(compression: 3));
    }

    /// <summary>Noise that compresses as a photograph does.</summary>
    public Piece Photograph(int number)
    {
        using var noise = Image.Gaussnoise(width / 2, height / 2, sigma: 46, mean: 128, seed: number);
        using var large = noise.Resize(2, kernel: Enums.Kernel.Cubic).Cast(Enums.BandFormat.Uchar);
        using var colour = large.Bandjoin(large.Rot180(), large.Flip(Enums.Direction.Horizontal)).Copy(interpretation: Enums.Interpretation.Srgb);
        using var marked = Mark(colour);
        return new(EntryKind.Slide, "image/jpeg", marked.JpegsaveBuffer(q: 70));
    }

    /// <summary>A film as the portal makes them (H.264 in MP4), or as it takes them (VP9 in WebM).</summary>
    public async Task<Piece> FilmAsync(int number, int seconds, bool isWebM, CancellationToken cancel)
    {
        var path = Path.Combine(folder, $"film-{number}.{(isWebM ? "webm" : "mp4")}");
        string[] codec = isWebM ? ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "600k"] : ["-c:v", "libx264", "-preset", "veryfast", "-movflags", "+faststart"];
        using var ffmpeg = Process.Start("ffmpeg", [
            "-v", "error", "-y", "-f", "lavfi", "-i", $"testsrc2=size={width}x{height}:rate=25:duration={seconds},hue=h={number * 47 % 360},drawbox=w=iw/8:h=ih/8:color=magenta:t=fill", .. codec, "-pix_fmt", "yuv420p", path]);
        await ffmpeg.WaitForExitAsync(cancel);
        var bytes = await File.ReadAllBytesAsync(path, cancel);
        File.Delete(path);
        return new(EntryKind.Video, isWebM ? "video/webm" : "video/mp4", bytes);
    }

    /// <summary>The same to the eye, another file to everything else.</summary>
    public static Piece Again(Piece piece, int number)
    {
        var tail = Encoding.ASCII.GetBytes($"copy{number:000000}");
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, 8 + tail.Length);
        // MP4: a box that readers skip; pictures: bytes after the end of the picture.
        return piece with { Bytes = piece.Kind == EntryKind.Video ? [.. piece.Bytes, .. size, .. "free"u8, .. tail] : [.. piece.Bytes, .. tail] };
    }

    private Image Mark(Image picture) => picture.Mutate(canvas => canvas.DrawRect([255, 0, 255], 0, 0, width / 8, height / 8, fill: true));
}
