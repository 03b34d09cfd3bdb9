namespace Doingoai.Portal.Devices.Files;

/// <summary>What became of an uploaded picture.</summary>
internal enum ScreenshotVerdict
{
    Taken,
    NotAsked,
    TooLate,
    NotAPicture,
}
