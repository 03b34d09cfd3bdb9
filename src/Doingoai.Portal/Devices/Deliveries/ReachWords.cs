using System.Globalization;
using Doingoai.Portal.Devices.Availability;
using Doingoai.Portal.Devices.Board;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Devices.Deliveries;

/// <summary>Says how far something came, in the language of the page and in Vietnam time.</summary>
internal sealed class ReachWords(IStringLocalizer<Texts> texts, BoardWords words)
{
    public string Sentence(ReachFigures reach, DateTimeOffset now) => string.Join(" · ", Parts(reach, now));

    /// <summary>One screen and why it does not show it.</summary>
    public string Missing(Unreached one, DateTimeOffset now) => $"{one.Screen.Names.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)}: {Why(one, now)}";

    public string Rung(DeliveryRung rung) => texts[$"Rung_{rung}"];

    /// <summary>What the device said when it refused; a closed code in words, the rest as it came.</summary>
    public string Reason(string? reason)
    {
        var (code, rest) = reason?.Split(": ", 2) is [var first, var second] ? (first, second) : (reason ?? "", "");
        var said = texts[$"Failure_{code}"] is { ResourceNotFound: false } text ? text.Value : code;
        return rest.Length == 0 ? said : $"{said} ({rest})";
    }

    public static string At(long ms, DateTimeOffset now) => BoardWords.At(Instant(ms), now);

    private IEnumerable<string> Parts(ReachFigures reach, DateTimeOffset now)
    {
        if (reach.Of > 0) yield return texts["OnScreens", reach.Drawn, reach.Of];
        var offline = reach.Missing.Where(IsOffline).ToList();
        var refused = reach.Missing.Except(offline).Where(one => one.Ladder.Failed is not null).ToList();
        var under = reach.Missing.Count - offline.Count - refused.Count;
        if (offline.Count > 0) yield return texts["ReachOffline", offline.Count, Clock(offline.Min(one => one.Lasting!.Value.FromMs), now)];
        if (refused.Count > 0) yield return texts["ReachFailed", refused.Count];
        if (under > 0) yield return texts["ReachUnderWay", under];
        if (reach.Superseded > 0) yield return texts["ReachSuperseded", reach.Superseded];
        if (reach.NotInUse > 0) yield return texts["ReachNotInUse", reach.NotInUse];
    }

    private string Why(Unreached one, DateTimeOffset now)
    {
        if (IsOffline(one)) return texts["ReachOfflineSince", Clock(one.Lasting!.Value.FromMs, now), words.For(Instant(one.Lasting.Value.FromMs), now)];
        if (one.Ladder.Failed is { } failed) return texts["ReachFailedAt", At(failed.RecordedMs, now), Reason(failed.Reason)];
        if (one.Ladder.Top is not { } top) return texts["ReachWaiting"];
        var at = one.Ladder.Find(top)!.RecordedMs;
        return texts["ReachAtRung", Rung(top), At(at, now), words.For(Instant(at), now)];
    }

    private static bool IsOffline(Unreached one) => one.Lasting is { State: ScreenState.Offline };

    private static string Clock(long ms, DateTimeOffset now)
    {
        var at = BoardWords.At(Instant(ms), now);
        return at.Length == "HH:mm:ss".Length ? at[..5] : at;
    }

    private static DateTimeOffset Instant(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(ms, 0, 253_402_300_799_999));
}
