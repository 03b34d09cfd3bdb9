using System.Diagnostics;
using System.Globalization;

namespace Doingoai.Player.Tests.Fixtures;

/// <summary>A picture as rows of red, green and blue.</summary>
internal sealed record Pixels(int Width, int Height, byte[] Rgb)
{
    // Chromium's and ffmpeg's rounding may differ by a shade.
    private const int Tolerance = 6;

    public static Pixels Read(byte[] picture)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, picture);
            var size = Run("ffprobe", ["-v", "error", "-select_streams", "v:0", "-show_entries", "stream=width,height", "-of", "csv=p=0", path]);
            var parts = System.Text.Encoding.ASCII.GetString(size).Trim().Split(',').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            return new(parts[0], parts[1], Run("ffmpeg", ["-v", "error", "-i", path, "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Share of pixels that differ, 0–1; 1 if the sizes do.</summary>
    public double DifferenceFrom(Pixels other)
    {
        if ((Width, Height) != (other.Width, other.Height)) return 1;

        var different = 0;
        for (var index = 0; index < Rgb.Length; index += 3)
        {
            if (Enumerable.Range(index, 3).Any(channel => Math.Abs(Rgb[channel] - other.Rgb[channel]) > Tolerance)) different++;
        }

        return different / (double)(Width * Height);
    }

    public Pixels Part(int x, int y, int width, int height)
    {
        var rgb = new byte[width * height * 3];
        for (var row = 0; row < height; row++) Array.Copy(Rgb, (((y + row) * Width) + x) * 3, rgb, row * width * 3, width * 3);
        return new(width, height, rgb);
    }

    public double MeanBrightness => Rgb.Average(channel => channel);

    public static byte[] Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return process.ExitCode == 0 ? output.ToArray() : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
