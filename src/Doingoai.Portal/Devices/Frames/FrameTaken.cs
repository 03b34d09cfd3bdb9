namespace Doingoai.Portal.Devices.Frames;

/// <summary>What became of a picture of a screen.</summary>
internal enum FrameTaken
{
    Taken,
    ForeignScreen,
    NotAPicture,
    TooOften,
}
