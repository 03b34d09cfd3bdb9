using Doingoai.Portal.Platform.Time;

namespace Doingoai.Portal.Site.Pages;

/// <summary>A year or a month by Vietnam's calendar.</summary>
internal sealed record ArchivePeriod(int Year, int? Month)
{
    public DateTimeOffset Since => VietnamTime.Instant(new DateTime(Year, Month ?? 1, 1));

    public DateTimeOffset Before => VietnamTime.Instant(Month is { } month ? new DateTime(Year, month, 1).AddMonths(1) : new DateTime(Year + 1, 1, 1));

    public static ArchivePeriod MonthOf(DateTimeOffset at)
    {
        var there = VietnamTime.Of(at);
        return new(there.Year, there.Month);
    }

    public bool Holds(DateTimeOffset at) => Since <= at && at < Before;
}
