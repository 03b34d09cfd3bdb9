namespace Doingoai.Portal.Devices.Frames;

/// <summary>How long pictures of screens are kept: alarms 30 days, the hourly ones 3; never more than 300 of a screen; the newest stays. Pure.</summary>
internal static class FrameRetention
{
    public const int Most = 300;

    public static readonly TimeSpan Alarms = TimeSpan.FromDays(30);
    public static readonly TimeSpan Others = TimeSpan.FromDays(3);

    /// <summary>Those that go.</summary>
    /// <param name="pictures">Newest first.</param>
    public static IEnumerable<FramePicture> Expired(IReadOnlyList<FramePicture> pictures, DateTimeOffset now) =>
        pictures.Skip(1).Where((picture, place) => place + 1 >= Most || now - picture.At > (picture.IsAlarm ? Alarms : Others));
}
