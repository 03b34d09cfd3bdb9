namespace Doingoai.Portal.Platform.Time;

/// <summary>Typed and shown times are Vietnam time (UTC+7, no daylight saving), whatever the browser's or the machine's zone.</summary>
internal static class VietnamTime
{
    /// <summary>IANA name of the zone.</summary>
    public const string Name = "Asia/Ho_Chi_Minh";

    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(Name);

    /// <summary>The wall clock in Vietnam at <paramref name="instant"/>.</summary>
    public static DateTime Of(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    /// <summary>The instant at which clocks in Vietnam show <paramref name="typed"/>.</summary>
    public static DateTimeOffset Instant(DateTime typed) =>
        new DateTimeOffset(DateTime.SpecifyKind(typed, DateTimeKind.Unspecified), Zone.GetUtcOffset(typed)).ToUniversalTime();
}
