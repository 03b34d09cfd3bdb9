using NetVips;

namespace Doingoai.FleetSimulator;

/// <summary>A photograph-like JPEG of about 200 KB that no cache has seen before.</summary>
internal static class FreshPicture
{
    public static byte[] Make(int number)
    {
        // Smoothed noise compresses as a photograph does; pure noise would be far larger, a gradient far smaller.
        using var noise = Image.Gaussnoise(640, 400, sigma: 46, mean: 128, seed: number + Environment.TickCount);
        using var large = noise.Resize(2.5, kernel: Enums.Kernel.Cubic).Cast(Enums.BandFormat.Uchar);
        using var colour = large.Bandjoin(large.Rot180(), large.Flip(Enums.Direction.Horizontal)).Copy(interpretation: Enums.Interpretation.Srgb);
        var quality = 80;
        var jpeg = colour.JpegsaveBuffer(q: quality);
        while (jpeg.Length > 230_000 && quality > 10) jpeg = colour.JpegsaveBuffer(q: quality -= 8);
        return jpeg;
    }
}
