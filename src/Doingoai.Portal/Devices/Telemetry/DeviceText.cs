namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>Short words of devices. PostgreSQL cannot store NUL, and one bad value would undo the batch of everybody else.</summary>
internal static class DeviceText
{
    public const int MaxLength = 128;

    public static bool IsShort(string? text) => text is null || (text.Length <= MaxLength && !text.Any(char.IsControl));
}
