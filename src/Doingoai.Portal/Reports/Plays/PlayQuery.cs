using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Doingoai.Portal.Platform.Time;

namespace Doingoai.Portal.Reports.Plays;

/// <summary>The question as it stands in an address.</summary>
public sealed record PlayQuery
{
    private const int Days = 30;

    [RegularExpression(@"\d{4}-\d{2}-\d{2}")]
    public string? From { get; init; }

    [RegularExpression(@"\d{4}-\d{2}-\d{2}")]
    public string? Until { get; init; }

    /// <summary>Words of <see cref="PlayBy"/>, separated by commas.</summary>
    [MaxLength(64)]
    public string? By { get; init; }

    [MaxLength(64)]
    public string? Item { get; init; }

    [MaxLength(8)]
    public string? Language { get; init; }

    public Guid? Screen { get; init; }

    public Guid? Cluster { get; init; }

    /// <summary>What it asks; without a period the last 30 days, without a grouping by item. What makes no sense is left out.</summary>
    internal PlayQuestion Question(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(VietnamTime.Of(now));
        var until = Day(Until) ?? today;
        var by = Enum.TryParse<PlayBy>(By, ignoreCase: true, out var known) && known is > PlayBy.None and < (PlayBy)64 ? known : PlayBy.Item;
        return new(Day(From) ?? until.AddDays(1 - Days), until, by, Given(Item), Given(Language), Screen, Cluster);
    }

    /// <summary>The same question of another address.</summary>
    internal static string Address(string path, PlayQuestion question) => path + QueryString.Create(new KeyValuePair<string, string?>[]
    {
        new("from", question.From.ToString("O", CultureInfo.InvariantCulture)),
        new("until", question.Until.ToString("O", CultureInfo.InvariantCulture)),
        new("by", question.By.ToString().Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()),
        new("item", question.Item), new("language", question.Language), new("screen", question.Screen?.ToString("N")), new("cluster", question.Cluster?.ToString("N")),
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2200 ? day : null;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
