using System.Globalization;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Time;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Reports.Plays;

/// <summary>Figures and headings in the reader's language. In files times are numbers and dates that sort.</summary>
internal sealed class PlayWords(IStringLocalizer<Texts> texts)
{
    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Hours and minutes; seconds below an hour.</summary>
    public static string Duration(long ms)
    {
        var time = TimeSpan.FromMilliseconds(ms);
        return time.TotalHours >= 1
            ? string.Create(CultureInfo.CurrentCulture, $"{Math.Floor(time.TotalHours):N0}:{time.Minutes:00}:{time.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"0:{time.Minutes:00}:{time.Seconds:00}");
    }

    /// <summary>The headings of a file with these groups.</summary>
    public IReadOnlyList<string> Columns(PlayBy by) => [.. Parts(by).Select(part => part.Heading), texts["Plays"], texts["SecondsShown"]];

    /// <summary>A line of a file: text, or a number.</summary>
    public IReadOnlyList<object> Cells(PlayLine line, PlayBy by, IReadOnlyDictionary<Guid, ReportScreen> screens, IReadOnlyDictionary<Guid, string> clusters) =>
        [.. Parts(by).Select(part => (object)part.Cell(line, screens, clusters)), line.Plays, Math.Round(line.ShownMs / 1000d, 1)];

    public string LanguageName(string? language) => language switch
    {
        null => "",
        { } known when Languages.Knows(known) => texts[$"Language_{known}"],
        _ => language,
    };

    /// <summary>The beginning of a day or an hour, in Vietnam.</summary>
    public static string Time(long? ms, PlayBy by) =>
        ms is { } at ? VietnamTime.Of(DateTimeOffset.FromUnixTimeMilliseconds(at)).ToString(by.HasFlag(PlayBy.Hour) ? "dd/MM/yyyy HH:mm" : "dd/MM/yyyy", CultureInfo.InvariantCulture) : "";

    private IEnumerable<Part> Parts(PlayBy by)
    {
        if (by.HasFlag(PlayBy.Day) || by.HasFlag(PlayBy.Hour)) yield return new(texts[by.HasFlag(PlayBy.Hour) ? "Hour" : "Day"], (line, _, _) => Sortable(line.AtMs, by));
        if (by.HasFlag(PlayBy.Cluster) || by.HasFlag(PlayBy.Screen)) yield return new(texts["Cluster"], (line, _, clusters) => line.Cluster is { } cluster ? clusters.GetValueOrDefault(cluster, "") : "");
        if (by.HasFlag(PlayBy.Screen)) yield return new(texts["Screen"], (line, screens, _) => line.Screen is { } screen && screens.TryGetValue(screen, out var known) ? known.Name(Language) : "");
        if (by.HasFlag(PlayBy.Item)) yield return new(texts["Item"], (line, _, _) => line.Title ?? "");
        if (by.HasFlag(PlayBy.Item)) yield return new(texts["ItemId"], (line, _, _) => line.Item ?? "");
        if (by.HasFlag(PlayBy.Language)) yield return new(texts["Language"], (line, _, _) => LanguageName(line.Language));
    }

    private static string Sortable(long? ms, PlayBy by) =>
        ms is { } at ? VietnamTime.Of(DateTimeOffset.FromUnixTimeMilliseconds(at)).ToString(by.HasFlag(PlayBy.Hour) ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    private sealed record Part(string Heading, Func<PlayLine, IReadOnlyDictionary<Guid, ReportScreen>, IReadOnlyDictionary<Guid, string>, string> Cell);
}
