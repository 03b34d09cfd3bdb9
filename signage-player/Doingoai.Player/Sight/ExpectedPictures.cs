using Doingoai.Player.Playback;

namespace Doingoai.Player.Sight;

/// <summary>What approved pictures look like, from the stored files whose hashes were checked. Keeps the last few: loops repeat. One caller.</summary>
internal sealed class ExpectedPictures(IMediaFiles files)
{
    private const int Kept = 8;

    private readonly LinkedList<(string Sha256, SmallPicture Picture)> _known = [];

    /// <summary><c>null</c>: not on the disk, or not a picture that can be read here.</summary>
    public SmallPicture? Find(string sha256)
    {
        foreach (var one in _known)
            if (one.Sha256 == sha256) return one.Picture;

        if (Read(sha256) is not { } picture) return null;
        _known.AddFirst((sha256, picture));
        if (_known.Count > Kept) _known.RemoveLast();
        return picture;
    }

    private SmallPicture? Read(string sha256)
    {
        try
        {
            if (files.PathOf(sha256) is not { } path) return null;
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 64 * 1024);
            return PngPicture.TryRead(file, Look.MaxWidth);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null; // gone since, or the disk refuses, which the store tells
        }
    }
}
