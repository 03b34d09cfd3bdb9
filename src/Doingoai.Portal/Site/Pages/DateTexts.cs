using System.Globalization;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Time;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Pages;

/// <summary>Instants and days as readers of each language write them. All times are Vietnam's; Chinese pages tell Beijing's too.</summary>
internal static class DateTexts
{
    private static readonly TimeSpan BeijingAhead = TimeSpan.FromHours(1);

    public static View Instant(DateTimeOffset at, string language) => new()
    {
        ["iso"] = VietnamTime.Of(at).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + "+07:00",
        ["day"] = Day(DateOnly.FromDateTime(VietnamTime.Of(at)), language),
        ["full"] = Full(VietnamTime.Of(at), language),
    };

    /// <summary>A day without a time, as typed: yyyy-MM-dd.</summary>
    public static View? Day(string typed, string language) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new View { ["iso"] = typed, ["day"] = Day(day, language) }
            : null;

    public static string Day(DateOnly day, string language) => language switch
    {
        Languages.English => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        Languages.Chinese => $"{day.Year}年{day.Month}月{day.Day}日",
        _ => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
    };

    public static string Year(int year, string language) => language switch
    {
        Languages.English => year.ToString(CultureInfo.InvariantCulture),
        Languages.Chinese => $"{year}年",
        _ => $"Năm {year}",
    };

    public static string Month(int month, string language) => language switch
    {
        Languages.English => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month),
        Languages.Chinese => $"{month}月",
        _ => $"Tháng {month}",
    };

    public static string Period(ArchivePeriod period, string language) => (period.Month, language) switch
    {
        (null, _) => Year(period.Year, language),
        ({ } month, Languages.English) => $"{Month(month, language)} {period.Year}",
        ({ } month, Languages.Chinese) => $"{period.Year}年{month}月",
        ({ } month, _) => $"Tháng {month}/{period.Year}",
    };

    private static string Full(DateTime vietnam, string language)
    {
        var day = Day(DateOnly.FromDateTime(vietnam), language);
        return language switch
        {
            Languages.English => $"{day}, {Clock(vietnam)} (Vietnam time, UTC+7)",
            Languages.Chinese => $"{day} {Clock(vietnam)}（越南时间）／{Beijing(vietnam)}（北京时间）",
            _ => $"{Clock(vietnam)}, {day} (giờ Việt Nam)",
        };
    }

    private static string Beijing(DateTime vietnam)
    {
        var there = vietnam + BeijingAhead;
        return there.Date == vietnam.Date ? Clock(there) : $"{Day(DateOnly.FromDateTime(there), Languages.Chinese)} {Clock(there)}";
    }

    private static string Clock(DateTime at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);
}
