namespace Doingoai.Player.Playback;

/// <summary>Media that are complete on disk and verified, for the local server.</summary>
internal interface IMediaFiles
{
    /// <summary>Where the file lies, or <c>null</c> if it is not there whole.</summary>
    string? PathOf(string sha256);
}
