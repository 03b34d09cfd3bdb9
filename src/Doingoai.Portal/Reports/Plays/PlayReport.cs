using System.Runtime.CompilerServices;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Reports.Plays;

/// <summary>Proof of play as a person may read it.</summary>
internal sealed class PlayReport(PlaySums sums, ReportPlaces places)
{
    /// <summary>Lines on a page.</summary>
    public const int MostShown = 200;

    /// <summary>Lines in a file; a sheet of a spreadsheet holds hardly more.</summary>
    public const int MostLines = 1_000_000;

    public async Task<PlayPage> PageAsync(PlayQuestion question, Person person, CancellationToken cancel)
    {
        var screens = await places.ForAsync(person.Id, cancel);
        question = question.Checked();
        var lines = new List<PlayLine>();
        await foreach (var line in sums.LinesAsync(question, screens, MostShown + 1, cancel)) lines.Add(line);
        return new(screens, [.. lines.Take(MostShown)], lines.Count > MostShown, await sums.TotalsAsync(question, screens, cancel), await sums.DoubtsAsync(question, screens, cancel));
    }

    /// <summary>All lines, one at a time. The question was checked.</summary>
    /// <exception cref="RuleException">There are more than <see cref="MostLines"/>: found out at the end of those.</exception>
    public async IAsyncEnumerable<PlayLine> LinesAsync(PlayQuestion question, IReadOnlyList<ReportScreen> screens, [EnumeratorCancellation] CancellationToken cancel)
    {
        var count = 0;
        await foreach (var line in sums.LinesAsync(question, screens, MostLines + 1, cancel))
        {
            if (++count > MostLines) throw new RuleException("plays.too-many-lines", MostLines);
            yield return line;
        }
    }

    public Task<IReadOnlyList<ReportScreen>> ScreensAsync(Person person, CancellationToken cancel) => places.ForAsync(person.Id, cancel);
}

/// <summary>What the page shows.</summary>
/// <param name="Screens">Those the person may read of.</param>
/// <param name="HasMore">There are more lines than are shown.</param>
internal sealed record PlayPage(IReadOnlyList<ReportScreen> Screens, IReadOnlyList<PlayLine> Lines, bool HasMore, PlayTotals Totals, IReadOnlyList<DoubtedPlays> Doubts);
