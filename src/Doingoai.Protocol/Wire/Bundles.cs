namespace Doingoai.Protocol.Wire;

/// <summary>Names in the file of media that goes to a kiosk on a stick.</summary>
public static class Bundles
{
    public const string FileName = "doingoai-media.tar";

    private const string MediaFolder = "media/";

    public static string Manifest(Guid screen) => $"manifests/{screen:N}.jws";

    public static string Media(string sha256) => MediaFolder + sha256;

    /// <summary>The hash an entry is named after; <c>null</c> if it is no medium.</summary>
    public static string? Sha256Of(string entry) => entry.StartsWith(MediaFolder, StringComparison.Ordinal) ? entry[MediaFolder.Length..] : null;
}
