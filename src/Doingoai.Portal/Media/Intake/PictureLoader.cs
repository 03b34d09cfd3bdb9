using NetVips;

namespace Doingoai.Portal.Media.Intake;

/// <summary>
/// Opens a file with the one loader its first bytes call for. libvips would otherwise try all it has, among them
/// some that were never meant for foreign files.
/// </summary>
internal static class PictureLoader
{
    public static Image Open(byte[] file, MediaFormat format, Enums.Access access) => format switch
    {
        _ when format == MediaFormat.Jpeg => Image.JpegloadBuffer(file, access: access, failOn: Enums.FailOn.Error),
        _ when format == MediaFormat.Png => Image.PngloadBuffer(file, access: access, failOn: Enums.FailOn.Error),
        _ when format == MediaFormat.Webp => Image.WebploadBuffer(file, access: access, failOn: Enums.FailOn.Error),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format.ContentType, "not a picture"),
    };

    public static bool IsUpright(Image picture) => !picture.Contains("orientation") || (int)picture.Get("orientation") <= 1;
}
