using System.Globalization;
using Doingoai.Portal.Devices.Availability;
using Doingoai.Portal.Devices.Health;
using Doingoai.Portal.Platform.Time;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Devices.Board;

/// <summary>Figures and times as a technician reads them, in the language of the page and in Vietnam time.</summary>
internal sealed class BoardWords(IStringLocalizer<Texts> texts, IStringLocalizer<Signage.Texts> signage)
{
    private static readonly TimeSpan MaxPictureAge = TimeSpan.FromMinutes(10);

    private const double MaxMs = 100_000d * 86_400_000; // a device may claim any number

    public string State(ScreenState state) => texts[$"State_{state}"];

    public string? Reason(string? reason) => reason switch
    {
        null => null,
        _ when reason.Split(':') is [StateReasons.Reading, var metric] => texts["Reason_reading", Metric(metric)].Value,
        _ => texts[$"Reason_{reason}"].Value,
    };

    /// <summary>What an entry is called; without bytes of its own it is a widget, which is known by its key.</summary>
    public string? Title(Api.DrawnAnswer drawn) =>
        drawn is { Sha256: null, Title: { } widget } && signage[$"Widget_{widget}"] is { ResourceNotFound: false } name ? name.Value : drawn.Title;

    public string Metric(string key) => texts[$"Metric_{key}"];

    public string Value(Verdict verdict) => verdict.Metric.Unit == "ms" && Math.Abs(verdict.Value) >= 10_000
        ? (verdict.Value < 0 ? "−" : "") + Length(TimeSpan.FromMilliseconds(Math.Min(Math.Abs(verdict.Value), MaxMs)))
        : $"{Math.Round(verdict.Value, verdict.Metric.Digits).ToString("N0", CultureInfo.CurrentCulture)} {verdict.Metric.Unit}".TrimEnd();

    /// <summary>A picture older than this says nothing about now, and is shown as such.</summary>
    public static bool IsOld(DateTimeOffset at, DateTimeOffset now) => now - at > MaxPictureAge;

    /// <summary>Rounded down: 99.996 % is not 100 %.</summary>
    public static string Share(double? share) => share is { } known
        ? (Math.Floor(known * 10_000) / 100).ToString("0.##", CultureInfo.CurrentCulture) + " %" : "–";

    public string For(DateTimeOffset since, DateTimeOffset now) => Length(now > since ? now - since : TimeSpan.Zero);

    private string Length(TimeSpan length)
    {
        if (length.TotalSeconds < 60) return texts["Seconds", (int)length.TotalSeconds];
        if (length.TotalMinutes < 60) return texts["Minutes", (int)length.TotalMinutes];
        if (length.TotalHours < 24) return texts["HoursMinutes", (int)length.TotalHours, length.Minutes];
        return texts["DaysHours", (int)length.TotalDays, length.Hours];
    }

    /// <summary>The time of day today, else with its date.</summary>
    public static string At(DateTimeOffset at, DateTimeOffset now)
    {
        var (there, today) = (VietnamTime.Of(at), VietnamTime.Of(now).Date);
        return there.ToString(there.Date == today ? "HH:mm:ss" : "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>A manifest is known by when it was made: its version is at least that moment in Unix ms.</summary>
    public static string Version(long version, DateTimeOffset now) =>
        version is > 0 and < 253_402_300_799_999 ? At(DateTimeOffset.FromUnixTimeMilliseconds(version), now) : "–";
}
