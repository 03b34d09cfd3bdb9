using NetVips;

namespace Doingoai.Portal.Devices.Files;

/// <summary>
/// Pictures that devices send are hostile: limits before decoding, a full decode, two at a time, and only what is encoded anew
/// here is ever shown to anybody.
/// </summary>
internal static class DevicePictures
{
    private const int MaxSide = 16_384;

    // An interlaced picture is decoded as a whole: what two of them may take at once is bounded.
    private static readonly SemaphoreSlim Decoding = new(2);

    /// <summary>What <paramref name="encode"/> makes of the picture; <c>null</c> if it is none, damaged or too large.</summary>
    public static async Task<byte[]?> EncodeAsync(byte[] bytes, long maxPixels, Func<Image, byte[]> encode, CancellationToken cancel)
    {
        if (!IsPngOrJpeg(bytes)) return null;
        await Decoding.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Encode(bytes, maxPixels, encode), cancel);
        }
        finally
        {
            Decoding.Release();
        }
    }

    private static bool IsPngOrJpeg(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    private static byte[]? Encode(byte[] bytes, long maxPixels, Func<Image, byte[]> encode)
    {
        try
        {
            using var picture = Image.NewFromBuffer(bytes, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
            return picture.Width > MaxSide || picture.Height > MaxSide || (long)picture.Width * picture.Height > maxPixels ? null : encode(picture);
        }
        catch (VipsException)
        {
            return null;
        }
    }
}
