using NetVips;

namespace Doingoai.Portal.Devices.Commissioning;

/// <summary>A photo from a phone: bounded before decoding, turned upright, made smaller, encoded anew without where it was taken.</summary>
internal static class CommissioningPhoto
{
    public const int MaxBytes = 20 * 1024 * 1024;

    private const int Side = 1600;
    private const long MaxPixels = 120_000_000;

    /// <summary>JPEG, or <c>null</c> if it is no picture that is taken.</summary>
    public static byte[]? Encode(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) && !bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return null;
        try
        {
            using (var head = Image.NewFromBuffer(bytes, access: Enums.Access.Sequential))
                if ((long)head.Width * head.Height > MaxPixels) return null;
            using var picture = Image.ThumbnailBuffer(bytes, Side, height: Side, size: Enums.Size.Down, failOn: Enums.FailOn.Error);
            return picture.JpegsaveBuffer(q: 82, keep: Enums.ForeignKeep.None);
        }
        catch (VipsException)
        {
            return null;
        }
    }
}
