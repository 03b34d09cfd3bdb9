namespace Doingoai.Portal.Media.Blobs;

/// <summary>Tells a full disk, or a used-up quota, from other trouble with files.</summary>
internal static class DiskFull
{
    private const int NoSpace = 28;
    private const int Quota = 122;

    public static bool Is(IOException error) => error.HResult is NoSpace or Quota;
}
